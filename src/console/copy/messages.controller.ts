import { Get, Injectable, Param, Post, Put, Query, Res } from '@nestjs/common';
import { ApiBody, ApiOkResponse, ApiQuery } from '@nestjs/swagger';
import { setOperatorResponse } from '../../operator/operator.response.js';
import { JsonBody } from '../../operator/operator.parameters.js';
import { StrictValidationPipe } from '../../operator/validation/strict.validation.pipe.js';
import type { Principal } from '../principal.js';
import { CurrentPrincipal, RequirePermission } from '../require.permission.decorator.js';
import { CopyEditor } from './copy.editor.js';
import { CopyPublisher } from './copy.publisher.js';
import { SaveRequest, VersionRequest } from './copy.requests.js';
import { CopyService } from './copy.service.js';
import { LanguagePipe } from './language.pipe.js';
import { KeyList } from './list/key.list.js';
import { MessageQuery } from './list/message.query.js';
import { MessagePage, MessageView } from './message.view.js';
import { TextView } from './text.view.js';
import { CopyViewMapper } from './copy.view.mapper.js';

/** Keys with their texts and drafts. */
@Injectable()
export abstract class MessagesController {
  constructor(
    private readonly list: KeyList,
    private readonly copyService: CopyService,
    private readonly viewMapper: CopyViewMapper,
    private readonly editor: CopyEditor,
    private readonly publisher: CopyPublisher,
  ) {}

  @RequirePermission('copy:read')
  @Get()
  @ApiQuery({ type: MessageQuery })
  @ApiOkResponse({ type: MessagePage })
  async page(
    @Query(new StrictValidationPipe(MessageQuery)) query: Readonly<MessageQuery>,
    @CurrentPrincipal() principal: Principal,
    @Res({ passthrough: true }) response: object,
  ): Promise<void> {
    const { keys, next, total } = await this.list.page(query, principal.id);
    setOperatorResponse(response, {
      messages: await this.viewMapper.mapMessages(keys, principal),
      next,
      total,
    });
  }

  @RequirePermission('copy:read')
  @Get(':key')
  @ApiOkResponse({ type: MessageView })
  async one(
    @Param('key') key: string,
    @CurrentPrincipal() principal: Principal,
    @Res({ passthrough: true }) response: object,
  ): Promise<void> {
    setOperatorResponse(
      response,
      await this.viewMapper.mapMessage(key, await this.copyService.findEntries(key), principal),
    );
  }

  @RequirePermission('copy:write')
  @Put(':key/:language')
  @ApiBody({ type: SaveRequest })
  @ApiOkResponse({ type: TextView })
  async save(
    @Param('key') key: string,
    @Param('language', LanguagePipe) language: string,
    @JsonBody(new StrictValidationPipe(SaveRequest)) { text, version }: Readonly<SaveRequest>,
    @CurrentPrincipal() principal: Principal,
    @Res({ passthrough: true }) response: object,
  ): Promise<void> {
    setOperatorResponse(
      response,
      await this.editor.save({ key, language, version }, text, principal),
    );
  }

  @RequirePermission('copy:write')
  @Post(':key/:language/unschedule')
  @ApiBody({ type: VersionRequest })
  @ApiOkResponse({ type: TextView })
  async unschedule(
    @Param('key') key: string,
    @Param('language', LanguagePipe) language: string,
    @JsonBody(new StrictValidationPipe(VersionRequest)) { version }: Readonly<VersionRequest>,
    @CurrentPrincipal() principal: Principal,
    @Res({ passthrough: true }) response: object,
  ): Promise<void> {
    setOperatorResponse(
      response,
      await this.editor.unschedule({ key, language, version }, principal),
    );
  }

  @RequirePermission('copy:publish')
  @Post(':key/trash')
  @ApiOkResponse({ type: MessageView })
  async trash(
    @Param('key') key: string,
    @CurrentPrincipal() principal: Principal,
    @Res({ passthrough: true }) response: object,
  ): Promise<void> {
    await this.publisher.trash(key, principal);
    await this.one(key, principal, response);
  }

  @RequirePermission('copy:publish')
  @Post(':key/restore')
  @ApiOkResponse({ type: MessageView })
  async restore(
    @Param('key') key: string,
    @CurrentPrincipal() principal: Principal,
    @Res({ passthrough: true }) response: object,
  ): Promise<void> {
    await this.publisher.restore(key, principal);
    await this.one(key, principal, response);
  }
}
