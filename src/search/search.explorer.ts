import { Injectable, Logger, type OnModuleInit } from '@nestjs/common';
import { MethodFinder } from '../nodes/method.finder.js';
import { NodeBinder } from '../nodes/node.binder.js';
import { checkLimits } from '../options/search.settings.js';
import { HaptikOptions } from '../options/haptik.options.js';
import { searchesOf } from './search.definition.js';
import { SearchRegistry } from './search.registry.js';
import type { SearchCall } from './search.call.js';

/** Finds the methods with `@HaptikSearch`, binds them, adds them to the registry. */
@Injectable()
export class SearchExplorer implements OnModuleInit {
  readonly #logger = new Logger('Haptik');

  constructor(
    private readonly finder: MethodFinder,
    private readonly binder: NodeBinder,
    private readonly registry: SearchRegistry,
    private readonly options: HaptikOptions,
  ) {}

  /** @throws HaptikSetupError when a decorated method cannot answer its search */
  onModuleInit(): void {
    for (const { wrapper, method: name, place, definitions } of this.finder.find(searchesOf)) {
      const method = this.binder.bind<SearchCall>(wrapper, name, place);
      for (const definition of definitions) {
        const settings = this.options.bots.get(definition.bot)?.search;
        const search = {
          timeoutMs: settings?.timeoutMs ?? 0,
          limit: settings?.limit ?? 0,
          ...definition,
          place,
          method,
        };
        this.registry.add(search);
        checkLimits(place, search);
        this.#logger.log(`Mapped {search/${search.name}} of bot "${search.bot}" to ${place}`);
      }
    }
  }
}
