import { Get, Injectable, Param, Post, Query, Res } from '@nestjs/common';
import { ApiBody, ApiOkResponse, ApiQuery } from '@nestjs/swagger';
import { setOperatorResponse } from '../../operator/operator.response.js';
import { JsonBody } from '../../operator/operator.parameters.js';
import { StrictValidationPipe } from '../../operator/validation/strict.validation.pipe.js';
import type { Principal } from '../principal.js';
import { DisplayNameResolver } from '../display.name.resolver.js';
import { CurrentPrincipal, RequirePermission } from '../require.permission.decorator.js';
import { CopyEditor } from './copy.editor.js';
import { HistoryRequest, VersionRequest } from './copy.requests.js';
import { CopyService } from './copy.service.js';
import { HistoryEventPage, toHistoryPage } from './history.view.js';
import { TextView } from './text.view.js';

/** History of texts, with undo and revert. */
@Injectable()
export abstract class HistoryController {
  constructor(
    private readonly copyService: CopyService,
    private readonly editor: CopyEditor,
    private readonly names: DisplayNameResolver,
  ) {}

  @RequirePermission('copy:read')
  @Get()
  @ApiQuery({ type: HistoryRequest })
  @ApiOkResponse({ type: HistoryEventPage })
  async list(
    @Query(new StrictValidationPipe(HistoryRequest)) query: Readonly<HistoryRequest>,
    @Res({ passthrough: true }) response: object,
  ): Promise<void> {
    // One extra event shows whether there is a next page.
    const { repository, catalog } = this.copyService;
    const events = await repository.history({ ...query, limit: query.limit + 1 });
    const resolveName = await this.names.resolve(events.map(({ by }) => by));
    const getDefaultText = catalog.getDefaultText.bind(catalog);
    setOperatorResponse(response, toHistoryPage(events, query.limit, resolveName, getDefaultText));
  }

  @RequirePermission('copy:write')
  @Post(':id/undo')
  @ApiBody({ type: VersionRequest })
  @ApiOkResponse({ type: TextView })
  async undo(
    @Param('id') id: string,
    @JsonBody(new StrictValidationPipe(VersionRequest)) { version }: Readonly<VersionRequest>,
    @CurrentPrincipal() principal: Principal,
    @Res({ passthrough: true }) response: object,
  ): Promise<void> {
    setOperatorResponse(response, await this.editor.undo(id, version, principal));
  }

  @RequirePermission('copy:write')
  @Post(':id/revert')
  @ApiBody({ type: VersionRequest })
  @ApiOkResponse({ type: TextView })
  async revertTo(
    @Param('id') id: string,
    @JsonBody(new StrictValidationPipe(VersionRequest)) { version }: Readonly<VersionRequest>,
    @CurrentPrincipal() principal: Principal,
    @Res({ passthrough: true }) response: object,
  ): Promise<void> {
    setOperatorResponse(response, await this.editor.revertTo(id, version, principal));
  }
}
