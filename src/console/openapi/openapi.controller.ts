import { Get, Injectable, Res } from '@nestjs/common';
import { ApiOkResponse } from '@nestjs/swagger';
import { setOperatorResponse } from '../../operator/operator.response.js';
import { RequirePermission } from '../require.permission.decorator.js';
import { OpenapiDocument } from './openapi.document.js';

/** The OpenAPI document. */
@Injectable()
export abstract class OpenapiController {
  constructor(private readonly document: OpenapiDocument) {}

  @RequirePermission('copy:read')
  @Get('openapi.json')
  @ApiOkResponse({ description: 'This document.', schema: { type: 'object' } })
  read(@Res({ passthrough: true }) response: object): void {
    setOperatorResponse(response, this.document.document);
  }
}
