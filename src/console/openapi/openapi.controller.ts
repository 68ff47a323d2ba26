import { Controller, Get } from '@nestjs/common';
import { ApiOkResponse, type OpenAPIObject } from '@nestjs/swagger';
import { OpenapiDocument } from './openapi.document.js';
import { RequirePermission } from '../auth/require.permission.decorator.js';

/** The OpenAPI document. */
@Controller()
export class OpenapiController {
  constructor(private readonly openapi: OpenapiDocument) {}

  @RequirePermission('copy:read')
  @Get('openapi.json')
  @ApiOkResponse({ description: 'This document.', schema: { type: 'object' } })
  read(): OpenAPIObject {
    return this.openapi.document;
  }
}
