import { Injectable } from '@nestjs/common';
import { HandlerRegistry, type RegisteredHandler } from '../nodes/handler.registry.js';
import type { BoundMethod } from '../nodes/node.context.js';
import type { SearchCall } from './search.call.js';

/** A search that a method handles. */
export interface RegisteredSearch extends RegisteredHandler {
  readonly name: string;
  readonly timeoutMs: number;
  readonly limit: number;
  readonly handler: BoundMethod<SearchCall>;
}

/** The searches of all bots, as found when the application booted. */
@Injectable()
export class SearchRegistry extends HandlerRegistry<RegisteredSearch> {
  /** The searches of a bot. */
  list(bot: string): RegisteredSearch[] {
    return [...(this.handlers.get(bot)?.values() ?? [])];
  }

  protected override describe(name: string): string {
    return `Search "${name}"`;
  }
}
