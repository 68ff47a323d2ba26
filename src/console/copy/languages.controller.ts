import { Delete, Get, Injectable, Param, Post, Res } from '@nestjs/common';
import { ApiBody, ApiOkResponse } from '@nestjs/swagger';
import { sendAnswer } from '../../operator/operator.answer.js';
import { JsonBody } from '../../operator/operator.parameters.js';
import { RequestPipe } from '../../operator/request.pipe.js';
import type { ConsoleAccess } from '../console.access.js';
import { ConsoleAudit } from '../console.audit.js';
import { Acting, Needs } from '../needs.decorator.js';
import { mayNotAdd } from './copy.problem.js';
import { LanguageRequest } from './copy.requests.js';
import { CopyShelf } from './copy.shelf.js';
import { LanguagePipe } from './language.pipe.js';
import { LanguageView } from './language.view.js';
import { KeyFollower } from './list/key.follower.js';
import { KeyList } from './list/key.list.js';
import { Overview } from './overview.view.js';

/** Which languages the bot speaks. */
@Injectable()
export abstract class LanguagesController {
  constructor(
    private readonly list: KeyList,
    private readonly shelf: CopyShelf,
    private readonly follower: KeyFollower,
    private readonly audit: ConsoleAudit,
  ) {}

  @Needs('copy:publish')
  @Post()
  @ApiBody({ type: LanguageRequest })
  @ApiOkResponse({ type: Overview })
  async add(
    @JsonBody(new RequestPipe(LanguageRequest)) { language }: Readonly<LanguageRequest>,
    @Acting() access: ConsoleAccess,
    @Res() response: object,
  ): Promise<void> {
    if (!access.mayWriteIn(language)) throw mayNotAdd(language);
    await this.shelf.book.addLanguage(language, access.id);
    await this.audit.tell(access, 'copy.language-added', language);
    sendAnswer(response, await this.list.overview(access.id));
  }

  @Needs('copy:languages')
  @Get(':language')
  @ApiOkResponse({ type: LanguageView })
  async one(
    @Param('language', LanguagePipe) language: string,
    @Res() response: object,
  ): Promise<void> {
    await this.list.checkLanguage(language);
    sendAnswer(response, await this.list.textsIn(language));
  }

  @Needs('copy:languages')
  @Delete(':language')
  @ApiOkResponse({ type: Overview })
  async remove(
    @Param('language', LanguagePipe) language: string,
    @Acting() access: ConsoleAccess,
    @Res() response: object,
  ): Promise<void> {
    await this.list.checkLanguage(language);
    this.shelf.checkRemovable(language);
    const entries = await this.shelf.book.removeLanguage(language, access.id);
    await this.follower.learn(entries, true);
    const detail = entries.length === 0 ? 'no texts' : `${entries.length} texts`;
    await this.audit.tell(access, 'copy.language-removed', language, detail);
    sendAnswer(response, await this.list.overview(access.id));
  }
}
