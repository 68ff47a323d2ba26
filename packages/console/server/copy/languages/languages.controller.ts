import { Controller, Delete, Get, Param, Query } from '@nestjs/common';
import { ApiOkResponse } from '@nestjs/swagger';
import { CopyConflictError } from 'nestjs-haptik/copy';
import type { Principal } from '../../auth/principal.js';
import { AuditLog } from '../../audit/audit.log.js';
import { CurrentPrincipal, RequirePermission } from '../../auth/require.permission.decorator.js';
import { CopyService } from '../copy.service.js';
import { LanguagePipe } from './language.pipe.js';
import { RemoveLanguageRequest, removalUnconfirmed } from './remove.language.request.js';
import { LanguageView } from './language.view.js';
import { KeyIndexSynchronizer } from '../list/key.index.synchronizer.js';
import { KeyList } from '../list/key.list.js';
import { Overview } from '../views/overview.view.js';

/** A single language: counts, and removal. */
@Controller('copy/languages')
export class LanguagesController {
  constructor(
    private readonly list: KeyList,
    private readonly copyService: CopyService,
    private readonly synchronizer: KeyIndexSynchronizer,
    private readonly audit: AuditLog,
  ) {}

  @RequirePermission('copy:languages')
  @Get(':language')
  @ApiOkResponse({ type: LanguageView })
  async one(@Param('language', LanguagePipe) language: string): Promise<LanguageView> {
    await this.list.assertLanguage(language);
    return this.list.countTexts(language);
  }

  @RequirePermission('copy:languages')
  @Delete(':language')
  @ApiOkResponse({ type: Overview })
  async remove(
    @Param('language', LanguagePipe) language: string,
    @Query() expected: RemoveLanguageRequest,
    @CurrentPrincipal() principal: Principal,
  ): Promise<Overview> {
    await this.list.assertLanguage(language);
    this.copyService.assertRemovable(language);
    const entries = await this.copyService.repository
      .removeLanguage(language, principal.id, expected)
      .catch((error: unknown) => {
        throw error instanceof CopyConflictError
          ? removalUnconfirmed(language, error.current)
          : error;
      });
    await this.synchronizer.upsert(entries, true);
    const detail = entries.length === 0 ? 'no texts' : `${entries.length} texts`;
    await this.audit.record(principal, 'copy.language-removed', language, detail);
    return this.list.overview(principal.id);
  }
}
