import { Delete, Get, Injectable, Param, Post, Res } from '@nestjs/common';
import { ApiBody, ApiCreatedResponse, ApiNoContentResponse, ApiOkResponse } from '@nestjs/swagger';
import { setOperatorResponse } from '../operator/operator.response.js';
import { JsonBody } from '../operator/operator.parameters.js';
import { StrictValidationPipe } from '../operator/validation/strict.validation.pipe.js';
import type { Principal } from './principal.js';
import { AuditLog } from './audit.log.js';
import { sendNoContent } from './console.response.js';
import { ApiTokensService } from './api.tokens.service.js';
import { CreatedToken, TokenView } from './console.views.js';
import { CurrentPrincipal, RequirePermission } from './require.permission.decorator.js';
import { CreateTokenRequest } from './token.requests.js';

/** API tokens, for administrators. */
@Injectable()
export abstract class TokensController {
  constructor(
    private readonly tokens: ApiTokensService,
    private readonly audit: AuditLog,
  ) {}

  @RequirePermission('tokens')
  @Get()
  @ApiOkResponse({ type: [TokenView] })
  async list(@Res({ passthrough: true }) response: object): Promise<void> {
    setOperatorResponse(response, await this.tokens.list());
  }

  @RequirePermission('tokens')
  @Post()
  @ApiBody({ type: CreateTokenRequest })
  @ApiCreatedResponse({ type: CreatedToken })
  async add(
    @JsonBody(new StrictValidationPipe(CreateTokenRequest)) draft: Readonly<CreateTokenRequest>,
    @CurrentPrincipal() principal: Principal,
    @Res({ passthrough: true }) response: object,
  ): Promise<void> {
    const created = await this.tokens.add(draft, principal.id);
    const { name, hint, scopes } = created.view;
    await this.audit.record(principal, 'token.created', name, `${hint}…, ${scopes.join(', ')}`);
    setOperatorResponse(response, created, 201);
  }

  @RequirePermission('tokens')
  @Delete(':id')
  @ApiNoContentResponse()
  async revoke(
    @Param('id') id: string,
    @CurrentPrincipal() principal: Principal,
    @Res({ passthrough: true }) response: object,
  ): Promise<void> {
    const { name, hint } = await this.tokens.revoke(id);
    await this.audit.record(principal, 'token.revoked', name, `${hint}…`);
    sendNoContent(response);
  }
}
