import { Injectable } from '@nestjs/common';
import { HaptikSetupError } from '../haptik.error.js';
import { findClosestMatch } from '../closest.match.js';
import type { BoundMethod } from '../nodes/node.context.js';
import { ResolvedHaptikOptions } from '../options/resolved.haptik.options.js';
import type { SearchCall } from './search.call.js';

/** A search that a method answers. */
export interface RegisteredSearch {
  readonly bot: string;
  readonly name: string;
  /** Class, method and module, e.g. `CityBot.cities (AppModule)`. */
  readonly handlerLocation: string;
  readonly timeoutMs: number;
  readonly limit: number;
  readonly method: BoundMethod<SearchCall>;
}

/** The searches of all bots, as found when the application booted. */
@Injectable()
export class SearchRegistry {
  readonly #bots: ReadonlyMap<string, Map<string, RegisteredSearch>>;

  constructor(options: ResolvedHaptikOptions) {
    this.#bots = new Map([...options.bots.keys()].map((bot) => [bot, new Map()]));
  }

  find(bot: string, name: string): RegisteredSearch | undefined {
    return this.#bots.get(bot)?.get(name);
  }

  /** The known name that is nearest to an unknown one. */
  findClosestName(bot: string, name: string): string | undefined {
    return findClosestMatch(name, this.#bots.get(bot)?.keys() ?? []);
  }

  /** @throws HaptikSetupError when the bot is unknown or the search is answered already */
  add(search: RegisteredSearch): void {
    const { bot, name, handlerLocation } = search;
    const searches = this.#bots.get(bot);
    if (!searches) {
      throw new HaptikSetupError(
        `Search "${name}" of ${handlerLocation} is for bot "${bot}", which does not exist. Give HaptikModule ` +
          `the option bots.${bot}, or name one of: ${[...this.#bots.keys()].join(', ')}.`,
      );
    }
    const existing = searches.get(name);
    if (existing) {
      throw new HaptikSetupError(
        `Search "${name}" of bot "${bot}" is answered twice: by ${existing.handlerLocation} and by ${handlerLocation}. ` +
          'Remove one, or provide the class in one module only.',
      );
    }
    searches.set(name, search);
  }
}
