import { Controller, Get, Req } from '@nestjs/common';
import { ApiOkResponse, type OpenAPIObject } from '@nestjs/swagger';
import { RequirePermission } from '../auth/require.permission.decorator.js';
import { type ConsoleRequest, MOUNT_PATH } from '../auth/console.request.js';
import { ResolvedConsoleOptions } from '../common/resolved.console.options.js';
import { OpenapiDocument } from './openapi.document.js';

/** The OpenAPI document. */
@Controller()
export class OpenapiController {
  constructor(
    private readonly openapi: OpenapiDocument,
    private readonly options: ResolvedConsoleOptions,
  ) {}

  @RequirePermission('copy:read')
  @Get('openapi.json')
  @ApiOkResponse({ description: 'This document.', schema: { type: 'object' } })
  read(@Req() request: ConsoleRequest): OpenAPIObject {
    const { document } = this.openapi;
    const prefix = request[MOUNT_PATH]?.slice(0, -`/${this.options.path}`.length) ?? '';
    return prefix === '' ? document : { ...document, servers: [{ url: prefix }] };
  }
}
