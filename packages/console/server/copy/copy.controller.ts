import { Body, Controller, Get, HttpCode, Post } from '@nestjs/common';
import { ApiOkResponse } from '@nestjs/swagger';
import type { Principal } from '../auth/principal.js';
import { AuditLog } from '../audit/audit.log.js';
import { CurrentPrincipal, RequirePermission } from '../auth/require.permission.decorator.js';
import { languageForbidden } from './copy.exceptions.js';
import { CopyPublisher } from './copy.publisher.js';
import { assertConfirmed } from './live.confirmation.js';
import { LanguageRequest, PublishRequest } from './copy.requests.js';
import { CopyService } from './copy.service.js';
import { KeyList } from './list/key.list.js';
import { Overview } from './views/overview.view.js';
import { PublishedView } from './views/text.view.js';
import { CopyViewMapper } from './views/copy.view.mapper.js';

/** Overview, publication, and new languages. */
@Controller('copy')
export class CopyController {
  constructor(
    private readonly list: KeyList,
    private readonly copyService: CopyService,
    private readonly viewMapper: CopyViewMapper,
    private readonly publisher: CopyPublisher,
    private readonly audit: AuditLog,
  ) {}

  @RequirePermission('copy:read')
  @Get('overview')
  @ApiOkResponse({ type: Overview })
  async overview(@CurrentPrincipal() principal: Principal): Promise<Overview> {
    return this.list.overview(principal.id);
  }

  @RequirePermission('copy:publish')
  @Post('publish')
  @HttpCode(200)
  @ApiOkResponse({ type: PublishedView })
  async publish(
    @Body() { texts, at, confirmed }: PublishRequest,
    @CurrentPrincipal() principal: Principal,
  ): Promise<PublishedView> {
    assertConfirmed(texts.length, confirmed);
    const entries = await this.publisher.publish(texts, at ?? undefined, principal);
    return { texts: await this.viewMapper.mapTexts(entries, principal) };
  }

  @RequirePermission('copy:publish')
  @Post('languages')
  @HttpCode(200)
  @ApiOkResponse({ type: Overview })
  async addLanguage(
    @Body() { language }: LanguageRequest,
    @CurrentPrincipal() principal: Principal,
  ): Promise<Overview> {
    if (!principal.canWriteLanguage(language)) throw languageForbidden(language);
    await this.copyService.repository.addLanguage(language, principal.id);
    await this.audit.record(principal, 'copy.language-added', language);
    return this.overview(principal);
  }
}
