import { Body, Controller, Delete, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiNoContentResponse, ApiOkResponse } from '@nestjs/swagger';
import type { Principal } from '../auth/principal.js';
import { AuditLog } from '../audit/audit.log.js';
import { ApiTokensService } from './api.tokens.service.js';
import { CreatedToken, TokenView } from './token.views.js';
import { CurrentPrincipal, RequirePermission } from '../auth/require.permission.decorator.js';
import { CreateTokenRequest } from './token.requests.js';

/** API tokens, for administrators. */
@Controller('tokens')
export class TokensController {
  constructor(
    private readonly tokens: ApiTokensService,
    private readonly audit: AuditLog,
  ) {}

  @RequirePermission('tokens')
  @Get()
  @ApiOkResponse({ type: [TokenView] })
  async list(): Promise<readonly TokenView[]> {
    return this.tokens.list();
  }

  @RequirePermission('tokens')
  @Post()
  @ApiCreatedResponse({ type: CreatedToken })
  async add(
    @Body() draft: CreateTokenRequest,
    @CurrentPrincipal() principal: Principal,
  ): Promise<CreatedToken> {
    const created = await this.tokens.add(draft, principal.id);
    const { name, hint, scopes } = created.view;
    await this.audit.record(principal, 'token.created', name, `${hint}…, ${scopes.join(', ')}`);
    return created;
  }

  @RequirePermission('tokens')
  @Delete(':id')
  @HttpCode(204)
  @ApiNoContentResponse()
  async revoke(@Param('id') id: string, @CurrentPrincipal() principal: Principal): Promise<void> {
    const { name, hint } = await this.tokens.revoke(id);
    await this.audit.record(principal, 'token.revoked', name, `${hint}…`);
  }
}
