import { Get, Injectable, Post, Res } from '@nestjs/common';
import { ApiBody, ApiOkResponse } from '@nestjs/swagger';
import { settleAnswer } from '../../operator/operator.answer.js';
import { JsonBody } from '../../operator/operator.parameters.js';
import { RequestPipe } from '../../operator/request.pipe.js';
import type { ConsoleAccess } from '../console.access.js';
import { ConsoleAudit } from '../console.audit.js';
import { Acting, Needs } from '../needs.decorator.js';
import { mayNotAdd } from './copy.problem.js';
import { CopyPublisher } from './copy.publisher.js';
import { checkConfirmed } from './live.confirmation.js';
import { LanguageRequest, PublishRequest } from './copy.requests.js';
import { CopyShelf } from './copy.shelf.js';
import { KeyList } from './list/key.list.js';
import { Overview } from './overview.view.js';
import { PublishedView } from './published.view.js';
import { ViewMaker } from './view.maker.js';

/** What there is to edit, and what users shall read of it. */
@Injectable()
export abstract class CopyController {
  constructor(
    private readonly list: KeyList,
    private readonly shelf: CopyShelf,
    private readonly views: ViewMaker,
    private readonly publisher: CopyPublisher,
    private readonly audit: ConsoleAudit,
  ) {}

  @Needs('copy:read')
  @Get('overview')
  @ApiOkResponse({ type: Overview })
  async overview(
    @Acting() access: ConsoleAccess,
    @Res({ passthrough: true }) response: object,
  ): Promise<void> {
    settleAnswer(response, await this.list.overview(access.id));
  }

  @Needs('copy:publish')
  @Post('publish')
  @ApiBody({ type: PublishRequest })
  @ApiOkResponse({ type: PublishedView })
  async publish(
    @JsonBody(new RequestPipe(PublishRequest)) { texts, at, confirmed }: Readonly<PublishRequest>,
    @Acting() access: ConsoleAccess,
    @Res({ passthrough: true }) response: object,
  ): Promise<void> {
    checkConfirmed(texts.length, confirmed);
    const entries = await this.publisher.publish(texts, at ?? undefined, access);
    settleAnswer(response, { texts: await this.views.texts(entries, access) });
  }

  @Needs('copy:publish')
  @Post('languages')
  @ApiBody({ type: LanguageRequest })
  @ApiOkResponse({ type: Overview })
  async addLanguage(
    @JsonBody(new RequestPipe(LanguageRequest)) { language }: Readonly<LanguageRequest>,
    @Acting() access: ConsoleAccess,
    @Res({ passthrough: true }) response: object,
  ): Promise<void> {
    if (!access.mayWriteIn(language)) throw mayNotAdd(language);
    await this.shelf.book.addLanguage(language, access.id);
    await this.audit.tell(access, 'copy.language-added', language);
    await this.overview(access, response);
  }
}
