import { Delete, Get, Injectable, Param, Post, Res } from '@nestjs/common';
import { ApiBody, ApiCreatedResponse, ApiNoContentResponse, ApiOkResponse } from '@nestjs/swagger';
import { settleAnswer } from '../operator/operator.answer.js';
import { JsonBody } from '../operator/operator.parameters.js';
import { RequestPipe } from '../operator/request.pipe.js';
import type { ConsoleAccess } from './console.access.js';
import { ConsoleAudit } from './console.audit.js';
import { settleNothing } from './console.response.js';
import { ConsoleTokens } from './console.tokens.js';
import { NewToken, TokenView } from './console.views.js';
import { Acting, Needs } from './needs.decorator.js';
import { TokenDraft } from './token.requests.js';

/** API tokens, for administrators. */
@Injectable()
export abstract class TokensController {
  constructor(
    private readonly tokens: ConsoleTokens,
    private readonly audit: ConsoleAudit,
  ) {}

  @Needs('tokens')
  @Get()
  @ApiOkResponse({ type: [TokenView] })
  async list(@Res({ passthrough: true }) response: object): Promise<void> {
    settleAnswer(response, await this.tokens.list());
  }

  @Needs('tokens')
  @Post()
  @ApiBody({ type: TokenDraft })
  @ApiCreatedResponse({ type: NewToken })
  async add(
    @JsonBody(new RequestPipe(TokenDraft)) draft: Readonly<TokenDraft>,
    @Acting() access: ConsoleAccess,
    @Res({ passthrough: true }) response: object,
  ): Promise<void> {
    const made = await this.tokens.add(draft, access.id);
    const { name, hint, scopes } = made.view;
    await this.audit.tell(access, 'token.created', name, `${hint}…, ${scopes.join(', ')}`);
    settleAnswer(response, made, 201);
  }

  @Needs('tokens')
  @Delete(':id')
  @ApiNoContentResponse()
  async revoke(
    @Param('id') id: string,
    @Acting() access: ConsoleAccess,
    @Res({ passthrough: true }) response: object,
  ): Promise<void> {
    const { name, hint } = await this.tokens.revoke(id);
    await this.audit.tell(access, 'token.revoked', name, `${hint}…`);
    settleNothing(response);
  }
}
