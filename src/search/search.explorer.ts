import { Injectable, Logger, type OnModuleInit } from '@nestjs/common';
import { HandlerExplorer } from '../nodes/handler.explorer.js';
import { validateSearchLimits } from '../options/resolved/resolved.search.options.js';
import { ResolvedHaptikOptions } from '../options/resolved/resolved.haptik.options.js';
import { SEARCH_METADATA, type SearchDefinition } from './search.definition.js';
import { SearchRegistry } from './search.registry.js';
import type { SearchCall } from './search.call.js';

/** Registers the methods with `@HaptikSearch` at boot. */
@Injectable()
export class SearchExplorer implements OnModuleInit {
  readonly #logger = new Logger('Haptik');

  constructor(
    private readonly explorer: HandlerExplorer,
    private readonly registry: SearchRegistry,
    private readonly options: ResolvedHaptikOptions,
  ) {}

  /** @throws HaptikSetupError when a decorated method cannot answer its search */
  onModuleInit(): void {
    const handlers = this.explorer.explore<SearchDefinition, SearchCall>(SEARCH_METADATA);
    for (const { definition, handler, handlerLocation } of handlers) {
      const { timeoutMs = 0, limit = 0 } = this.options.bots.get(definition.bot)?.search ?? {};
      const search = { timeoutMs, limit, ...definition, handlerLocation, handler };
      this.registry.add(search);
      validateSearchLimits(handlerLocation, search);
      const suffix = this.options.bots.size > 1 ? ` of bot "${search.bot}"` : '';
      this.#logger.log(`Mapped {search/${search.name}}${suffix} to ${handlerLocation}`);
    }
  }
}
