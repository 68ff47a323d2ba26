import { Get, Injectable, Param, Post, Put, Query, Res } from '@nestjs/common';
import { ApiBody, ApiOkResponse, ApiQuery } from '@nestjs/swagger';
import { settleAnswer } from '../../operator/operator.answer.js';
import { JsonBody } from '../../operator/operator.parameters.js';
import { RequestPipe } from '../../operator/request.pipe.js';
import type { ConsoleAccess } from '../console.access.js';
import { Acting, Needs } from '../needs.decorator.js';
import { CopyEditor } from './copy.editor.js';
import { CopyPublisher } from './copy.publisher.js';
import { SaveRequest, VersionRequest } from './copy.requests.js';
import { CopyShelf } from './copy.shelf.js';
import { LanguagePipe } from './language.pipe.js';
import { KeyList } from './list/key.list.js';
import { MessageQuery } from './list/message.query.js';
import { MessagePage, MessageView } from './message.view.js';
import { TextView } from './text.view.js';
import { ViewMaker } from './view.maker.js';

/** Keys, their texts and their drafts. */
@Injectable()
export abstract class MessagesController {
  constructor(
    private readonly list: KeyList,
    private readonly shelf: CopyShelf,
    private readonly views: ViewMaker,
    private readonly editor: CopyEditor,
    private readonly publisher: CopyPublisher,
  ) {}

  @Needs('copy:read')
  @Get()
  @ApiQuery({ type: MessageQuery })
  @ApiOkResponse({ type: MessagePage })
  async page(
    @Query(new RequestPipe(MessageQuery)) query: Readonly<MessageQuery>,
    @Acting() access: ConsoleAccess,
    @Res({ passthrough: true }) response: object,
  ): Promise<void> {
    const { keys, next, total } = await this.list.page(query, access.id);
    settleAnswer(response, { messages: await this.views.messages(keys, access), next, total });
  }

  @Needs('copy:read')
  @Get(':key')
  @ApiOkResponse({ type: MessageView })
  async one(
    @Param('key') key: string,
    @Acting() access: ConsoleAccess,
    @Res({ passthrough: true }) response: object,
  ): Promise<void> {
    settleAnswer(response, await this.views.message(key, await this.shelf.entriesOf(key), access));
  }

  @Needs('copy:write')
  @Put(':key/:language')
  @ApiBody({ type: SaveRequest })
  @ApiOkResponse({ type: TextView })
  async save(
    @Param('key') key: string,
    @Param('language', LanguagePipe) language: string,
    @JsonBody(new RequestPipe(SaveRequest)) { text, version }: Readonly<SaveRequest>,
    @Acting() access: ConsoleAccess,
    @Res({ passthrough: true }) response: object,
  ): Promise<void> {
    settleAnswer(response, await this.editor.save({ key, language, version }, text, access));
  }

  @Needs('copy:write')
  @Post(':key/:language/unschedule')
  @ApiBody({ type: VersionRequest })
  @ApiOkResponse({ type: TextView })
  async unschedule(
    @Param('key') key: string,
    @Param('language', LanguagePipe) language: string,
    @JsonBody(new RequestPipe(VersionRequest)) { version }: Readonly<VersionRequest>,
    @Acting() access: ConsoleAccess,
    @Res({ passthrough: true }) response: object,
  ): Promise<void> {
    settleAnswer(response, await this.editor.unschedule({ key, language, version }, access));
  }

  @Needs('copy:publish')
  @Post(':key/trash')
  @ApiOkResponse({ type: MessageView })
  async trash(
    @Param('key') key: string,
    @Acting() access: ConsoleAccess,
    @Res({ passthrough: true }) response: object,
  ): Promise<void> {
    await this.publisher.trash(key, access);
    await this.one(key, access, response);
  }

  @Needs('copy:publish')
  @Post(':key/restore')
  @ApiOkResponse({ type: MessageView })
  async restore(
    @Param('key') key: string,
    @Acting() access: ConsoleAccess,
    @Res({ passthrough: true }) response: object,
  ): Promise<void> {
    await this.publisher.restore(key, access);
    await this.one(key, access, response);
  }
}
