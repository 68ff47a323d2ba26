import { Get, Injectable, Post, Res } from '@nestjs/common';
import { ApiBody, ApiOkResponse } from '@nestjs/swagger';
import { setOperatorResponse } from '../../operator/operator.response.js';
import { JsonBody } from '../../operator/operator.parameters.js';
import { StrictValidationPipe } from '../../operator/validation/strict.validation.pipe.js';
import type { Principal } from '../principal.js';
import { AuditLog } from '../audit.log.js';
import { CurrentPrincipal, RequirePermission } from '../require.permission.decorator.js';
import { languageForbidden } from './copy.exceptions.js';
import { CopyPublisher } from './copy.publisher.js';
import { assertConfirmed } from './live.confirmation.js';
import { LanguageRequest, PublishRequest } from './copy.requests.js';
import { CopyService } from './copy.service.js';
import { KeyList } from './list/key.list.js';
import { Overview } from './overview.view.js';
import { PublishedView } from './published.view.js';
import { CopyViewMapper } from './copy.view.mapper.js';

/** Overview, publication, and new languages. */
@Injectable()
export abstract class CopyController {
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
  async overview(
    @CurrentPrincipal() principal: Principal,
    @Res({ passthrough: true }) response: object,
  ): Promise<void> {
    setOperatorResponse(response, await this.list.overview(principal.id));
  }

  @RequirePermission('copy:publish')
  @Post('publish')
  @ApiBody({ type: PublishRequest })
  @ApiOkResponse({ type: PublishedView })
  async publish(
    @JsonBody(new StrictValidationPipe(PublishRequest))
    { texts, at, confirmed }: Readonly<PublishRequest>,
    @CurrentPrincipal() principal: Principal,
    @Res({ passthrough: true }) response: object,
  ): Promise<void> {
    assertConfirmed(texts.length, confirmed);
    const entries = await this.publisher.publish(texts, at ?? undefined, principal);
    setOperatorResponse(response, { texts: await this.viewMapper.mapTexts(entries, principal) });
  }

  @RequirePermission('copy:publish')
  @Post('languages')
  @ApiBody({ type: LanguageRequest })
  @ApiOkResponse({ type: Overview })
  async addLanguage(
    @JsonBody(new StrictValidationPipe(LanguageRequest)) { language }: Readonly<LanguageRequest>,
    @CurrentPrincipal() principal: Principal,
    @Res({ passthrough: true }) response: object,
  ): Promise<void> {
    if (!principal.canWriteLanguage(language)) throw languageForbidden(language);
    await this.copyService.repository.addLanguage(language, principal.id);
    await this.audit.record(principal, 'copy.language-added', language);
    await this.overview(principal, response);
  }
}
