import { Injectable, Logger, type OnModuleInit } from '@nestjs/common';
import { DecoratedMethodExplorer } from '../nodes/decorated.method.explorer.js';
import { NodeBinder } from '../nodes/node.binder.js';
import { validateSearchLimits } from '../options/resolved.search.options.js';
import { ResolvedHaptikOptions } from '../options/resolved.haptik.options.js';
import { getSearchDefinitions } from './search.definition.js';
import { SearchRegistry } from './search.registry.js';
import type { SearchCall } from './search.call.js';

/** Finds the methods with `@HaptikSearch`, binds them, adds them to the registry. */
@Injectable()
export class SearchExplorer implements OnModuleInit {
  readonly #logger = new Logger('Haptik');

  constructor(
    private readonly explorer: DecoratedMethodExplorer,
    private readonly binder: NodeBinder,
    private readonly registry: SearchRegistry,
    private readonly options: ResolvedHaptikOptions,
  ) {}

  /** @throws HaptikSetupError when a decorated method cannot answer its search */
  onModuleInit(): void {
    for (const { wrapper, method: name, handlerLocation, definitions } of this.explorer.explore(
      getSearchDefinitions,
    )) {
      const method = this.binder.bind<SearchCall>(wrapper, name, handlerLocation);
      for (const definition of definitions) {
        const searchOptions = this.options.bots.get(definition.bot)?.search;
        const search = {
          timeoutMs: searchOptions?.timeoutMs ?? 0,
          limit: searchOptions?.limit ?? 0,
          ...definition,
          handlerLocation,
          method,
        };
        this.registry.add(search);
        validateSearchLimits(handlerLocation, search);
        this.#logger.log(
          `Mapped {search/${search.name}} of bot "${search.bot}" to ${handlerLocation}`,
        );
      }
    }
  }
}
