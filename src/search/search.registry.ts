import { Injectable } from '@nestjs/common';
import { HaptikSetupError } from '../haptik.error.js';
import { nearest } from '../nearest.name.js';
import type { BoundMethod } from '../nodes/node.context.js';
import { HaptikOptions } from '../options/haptik.options.js';
import type { SearchCall } from './search.call.js';

/** A search that a method answers. */
export interface RegisteredSearch {
  readonly bot: string;
  readonly name: string;
  /** Class, method and module, e.g. `CityBot.cities (AppModule)`. */
  readonly place: string;
  readonly timeoutMs: number;
  readonly limit: number;
  readonly method: BoundMethod<SearchCall>;
}

/** The searches of all bots, as found when the application booted. */
@Injectable()
export class SearchRegistry {
  readonly #bots: ReadonlyMap<string, Map<string, RegisteredSearch>>;

  constructor(options: HaptikOptions) {
    this.#bots = new Map([...options.bots.keys()].map((bot) => [bot, new Map()]));
  }

  find(bot: string, name: string): RegisteredSearch | undefined {
    return this.#bots.get(bot)?.get(name);
  }

  /** The known name that is nearest to an unknown one. */
  nearest(bot: string, name: string): string | undefined {
    return nearest(name, this.#bots.get(bot)?.keys() ?? []);
  }

  /** @throws HaptikSetupError when the bot is unknown or the search is answered already */
  add(search: RegisteredSearch): void {
    const { bot, name, place } = search;
    const searches = this.#bots.get(bot);
    if (!searches) {
      throw new HaptikSetupError(
        `Search "${name}" of ${place} is for bot "${bot}", which does not exist. Give HaptikModule ` +
          `the option bots.${bot}, or name one of: ${[...this.#bots.keys()].join(', ')}.`,
      );
    }
    const other = searches.get(name);
    if (other) {
      throw new HaptikSetupError(
        `Search "${name}" of bot "${bot}" is answered twice: by ${other.place} and by ${place}. ` +
          'Remove one, or provide the class in one module only.',
      );
    }
    searches.set(name, search);
  }
}
