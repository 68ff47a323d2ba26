import { Get, Injectable, Param, Post, Query, Res } from '@nestjs/common';
import { ApiBody, ApiOkResponse, ApiQuery } from '@nestjs/swagger';
import { settleAnswer } from '../../operator/operator.answer.js';
import { JsonBody } from '../../operator/operator.parameters.js';
import { RequestPipe } from '../../operator/request.pipe.js';
import type { ConsoleAccess } from '../console.access.js';
import { ConsoleNames } from '../console.names.js';
import { Acting, Needs } from '../needs.decorator.js';
import { CopyEditor } from './copy.editor.js';
import { HistoryRequest, VersionRequest } from './copy.requests.js';
import { CopyShelf } from './copy.shelf.js';
import { HistoryPage, historyPageOf } from './history.view.js';
import { TextView } from './text.view.js';

/** What was done to texts, and the two ways back. */
@Injectable()
export abstract class HistoryController {
  constructor(
    private readonly shelf: CopyShelf,
    private readonly editor: CopyEditor,
    private readonly names: ConsoleNames,
  ) {}

  @Needs('copy:read')
  @Get()
  @ApiQuery({ type: HistoryRequest })
  @ApiOkResponse({ type: HistoryPage })
  async list(
    @Query(new RequestPipe(HistoryRequest)) query: Readonly<HistoryRequest>,
    @Res({ passthrough: true }) response: object,
  ): Promise<void> {
    // One more than is asked for tells whether there is a next page.
    const { book, catalogue } = this.shelf;
    const events = await book.history({ ...query, limit: query.limit + 1 });
    const nameOf = await this.names.of(events.map(({ by }) => by));
    const inCode = catalogue.inCode.bind(catalogue);
    settleAnswer(response, historyPageOf(events, query.limit, nameOf, inCode));
  }

  @Needs('copy:write')
  @Post(':id/undo')
  @ApiBody({ type: VersionRequest })
  @ApiOkResponse({ type: TextView })
  async undo(
    @Param('id') id: string,
    @JsonBody(new RequestPipe(VersionRequest)) { version }: Readonly<VersionRequest>,
    @Acting() access: ConsoleAccess,
    @Res({ passthrough: true }) response: object,
  ): Promise<void> {
    settleAnswer(response, await this.editor.undo(id, version, access));
  }

  @Needs('copy:write')
  @Post(':id/go-back')
  @ApiBody({ type: VersionRequest })
  @ApiOkResponse({ type: TextView })
  async goBack(
    @Param('id') id: string,
    @JsonBody(new RequestPipe(VersionRequest)) { version }: Readonly<VersionRequest>,
    @Acting() access: ConsoleAccess,
    @Res({ passthrough: true }) response: object,
  ): Promise<void> {
    settleAnswer(response, await this.editor.goBack(id, version, access));
  }
}
