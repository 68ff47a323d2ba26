import { Injectable } from '@nestjs/common';
import { findClosestMatch } from '../closest.match.js';
import { HaptikSetupError } from '../haptik.error.js';
import { ResolvedHaptikOptions } from '../options/resolved/resolved.haptik.options.js';

/** A decorated method, under the name by which a bot calls it. */
export interface RegisteredHandler {
  readonly bot: string;
  /** Undefined for a fallback. */
  readonly name: string | undefined;
  /** Class, method and module, e.g. `OrderBot.status (AppModule)`. */
  readonly handlerLocation: string;
}

/** The handlers of one kind by bot and name, as found when the application booted. */
@Injectable()
export abstract class HandlerRegistry<Handler extends RegisteredHandler> {
  protected readonly handlers: ReadonlyMap<string, Map<string | undefined, Handler>>;

  constructor(options: ResolvedHaptikOptions) {
    this.handlers = new Map([...options.bots.keys()].map((bot) => [bot, new Map()]));
  }

  find(bot: string, name: string): Handler | undefined {
    return this.handlers.get(bot)?.get(name);
  }

  /** The known name that is closest to an unknown one. */
  findClosestName(bot: string, name: string): string | undefined {
    const names = [...(this.handlers.get(bot)?.keys() ?? [])];
    return findClosestMatch(
      name,
      names.filter((known) => known !== undefined),
    );
  }

  /**
   * @internal
   * @throws HaptikSetupError when the bot is unknown or the name has a handler already
   */
  add(handler: Handler): void {
    const { bot, name, handlerLocation } = handler;
    const handlers = this.handlers.get(bot);
    const label = this.describe(name);
    if (!handlers) {
      const suggestion = findClosestMatch(bot, this.handlers.keys());
      throw new HaptikSetupError(
        `${label} of ${handlerLocation} is for bot "${bot}", which does not exist. ` +
          (suggestion ? `Did you mean "${suggestion}"? ` : '') +
          `Give HaptikModule the option bots.${bot}, or name one of: ${[...this.handlers.keys()].join(', ')}.`,
      );
    }
    const existing = handlers.get(name);
    if (existing) {
      throw new HaptikSetupError(
        `${label} of bot "${bot}" is handled twice: by ${existing.handlerLocation} and by ${handlerLocation}. ` +
          'Remove one, or provide the class in one module only.',
      );
    }
    handlers.set(name, handler);
  }

  /** A name in messages, e.g. `Node "order_status"`. */
  protected abstract describe(name: string | undefined): string;
}
