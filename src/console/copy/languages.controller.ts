import { Delete, Get, Injectable, Param, Query, Res } from '@nestjs/common';
import { ApiOkResponse, ApiQuery } from '@nestjs/swagger';
import { CopyConflict } from '../../copy/copy.book.js';
import { settleAnswer } from '../../operator/operator.answer.js';
import { RequestPipe } from '../../operator/request.pipe.js';
import type { ConsoleAccess } from '../console.access.js';
import { ConsoleAudit } from '../console.audit.js';
import { Acting, Needs } from '../needs.decorator.js';
import { CopyShelf } from './copy.shelf.js';
import { LanguagePipe } from './language.pipe.js';
import { LanguageRemoval, unseenTexts } from './language.removal.js';
import { LanguageView } from './language.view.js';
import { KeyFollower } from './list/key.follower.js';
import { KeyList } from './list/key.list.js';
import { Overview } from './overview.view.js';

/** Languages one by one: what there is in them, and their end. */
@Injectable()
export abstract class LanguagesController {
  constructor(
    private readonly list: KeyList,
    private readonly shelf: CopyShelf,
    private readonly follower: KeyFollower,
    private readonly audit: ConsoleAudit,
  ) {}

  @Needs('copy:languages')
  @Get(':language')
  @ApiOkResponse({ type: LanguageView })
  async one(
    @Param('language', LanguagePipe) language: string,
    @Res({ passthrough: true }) response: object,
  ): Promise<void> {
    await this.list.checkLanguage(language);
    settleAnswer(response, await this.list.textsIn(language));
  }

  @Needs('copy:languages')
  @Delete(':language')
  @ApiQuery({ type: LanguageRemoval })
  @ApiOkResponse({ type: Overview })
  async remove(
    @Param('language', LanguagePipe) language: string,
    @Query(new RequestPipe(LanguageRemoval)) seen: Readonly<LanguageRemoval>,
    @Acting() access: ConsoleAccess,
    @Res({ passthrough: true }) response: object,
  ): Promise<void> {
    await this.list.checkLanguage(language);
    this.shelf.checkRemovable(language);
    const entries = await this.shelf.book
      .removeLanguage(language, access.id, seen)
      .catch((error: unknown) => {
        throw error instanceof CopyConflict ? unseenTexts(language, error.current) : error;
      });
    await this.follower.learn(entries, true);
    const detail = entries.length === 0 ? 'no texts' : `${entries.length} texts`;
    await this.audit.tell(access, 'copy.language-removed', language, detail);
    settleAnswer(response, await this.list.overview(access.id));
  }
}
