import { Body, Controller, Get, HttpCode, Param, Post, Put, Query } from '@nestjs/common';
import { ApiOkResponse } from '@nestjs/swagger';
import type { Principal } from '../auth/principal.js';
import { CurrentPrincipal, RequirePermission } from '../auth/require.permission.decorator.js';
import { CopyEditor } from './copy.editor.js';
import { CopyPublisher } from './copy.publisher.js';
import { SaveRequest, VersionRequest } from './copy.requests.js';
import { CopyService } from './copy.service.js';
import { LanguagePipe } from './languages/language.pipe.js';
import { KeyList } from './list/key.list.js';
import { MessageQuery } from './list/message.query.js';
import { MessagePage, MessageView } from './views/message.view.js';
import { TextView } from './views/text.view.js';
import { CopyViewMapper } from './views/copy.view.mapper.js';

/** Keys with their texts and drafts. */
@Controller('copy/messages')
export class MessagesController {
  constructor(
    private readonly list: KeyList,
    private readonly copyService: CopyService,
    private readonly viewMapper: CopyViewMapper,
    private readonly editor: CopyEditor,
    private readonly publisher: CopyPublisher,
  ) {}

  @RequirePermission('copy:read')
  @Get()
  @ApiOkResponse({ type: MessagePage })
  async page(
    @Query() query: MessageQuery,
    @CurrentPrincipal() principal: Principal,
  ): Promise<MessagePage> {
    const { keys, next, total } = await this.list.page(query, principal.id);
    return {
      messages: await this.viewMapper.mapMessages(keys, principal),
      next,
      total,
    };
  }

  @RequirePermission('copy:read')
  @Get(':key')
  @ApiOkResponse({ type: MessageView })
  async one(
    @Param('key') key: string,
    @CurrentPrincipal() principal: Principal,
  ): Promise<MessageView> {
    return this.viewMapper.mapMessage(key, await this.copyService.findEntries(key), principal);
  }

  @RequirePermission('copy:write')
  @Put(':key/:language')
  @ApiOkResponse({ type: TextView })
  async save(
    @Param('key') key: string,
    @Param('language', LanguagePipe) language: string,
    @Body() { text, version }: SaveRequest,
    @CurrentPrincipal() principal: Principal,
  ): Promise<TextView> {
    return this.editor.save({ key, language, version }, text, principal);
  }

  @RequirePermission('copy:write')
  @Post(':key/:language/unschedule')
  @HttpCode(200)
  @ApiOkResponse({ type: TextView })
  async unschedule(
    @Param('key') key: string,
    @Param('language', LanguagePipe) language: string,
    @Body() { version }: VersionRequest,
    @CurrentPrincipal() principal: Principal,
  ): Promise<TextView> {
    return this.editor.unschedule({ key, language, version }, principal);
  }

  @RequirePermission('copy:publish')
  @Post(':key/trash')
  @HttpCode(200)
  @ApiOkResponse({ type: MessageView })
  async trash(
    @Param('key') key: string,
    @CurrentPrincipal() principal: Principal,
  ): Promise<MessageView> {
    await this.publisher.trash(key, principal);
    return this.one(key, principal);
  }

  @RequirePermission('copy:publish')
  @Post(':key/restore')
  @HttpCode(200)
  @ApiOkResponse({ type: MessageView })
  async restore(
    @Param('key') key: string,
    @CurrentPrincipal() principal: Principal,
  ): Promise<MessageView> {
    await this.publisher.restore(key, principal);
    return this.one(key, principal);
  }
}
