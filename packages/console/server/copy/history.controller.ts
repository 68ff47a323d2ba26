import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiOkResponse } from '@nestjs/swagger';
import type { Principal } from '../auth/principal.js';
import { DisplayNameResolver } from '../audit/display.name.resolver.js';
import { CurrentPrincipal, RequirePermission } from '../auth/require.permission.decorator.js';
import { CopyEditor } from './copy.editor.js';
import { HistoryRequest, VersionRequest } from './copy.requests.js';
import { CopyService } from './copy.service.js';
import { HistoryEventPage, toHistoryPage } from './views/history.view.js';
import { TextView } from './views/text.view.js';

/** History of texts, with undo and revert. */
@Controller('copy/history')
export class HistoryController {
  constructor(
    private readonly copyService: CopyService,
    private readonly editor: CopyEditor,
    private readonly names: DisplayNameResolver,
  ) {}

  @RequirePermission('copy:read')
  @Get()
  @ApiOkResponse({ type: HistoryEventPage })
  async list(@Query() { limit, ...filter }: HistoryRequest): Promise<HistoryEventPage> {
    // One extra event shows whether there is a next page.
    const { repository, catalog } = this.copyService;
    const events = await repository.history({ ...filter, limit: limit + 1 });
    const resolveName = await this.names.resolve(events.map(({ by }) => by));
    const inCode = catalog.getDefaultText.bind(catalog);
    return toHistoryPage(events, limit, resolveName, inCode);
  }

  @RequirePermission('copy:write')
  @Post(':id/undo')
  @HttpCode(200)
  @ApiOkResponse({ type: TextView })
  async undo(
    @Param('id') id: string,
    @Body() { version }: VersionRequest,
    @CurrentPrincipal() principal: Principal,
  ): Promise<TextView> {
    return this.editor.undo(id, version, principal);
  }

  @RequirePermission('copy:write')
  @Post(':id/revert')
  @HttpCode(200)
  @ApiOkResponse({ type: TextView })
  async revertTo(
    @Param('id') id: string,
    @Body() { version }: VersionRequest,
    @CurrentPrincipal() principal: Principal,
  ): Promise<TextView> {
    return this.editor.revertTo(id, version, principal);
  }
}
