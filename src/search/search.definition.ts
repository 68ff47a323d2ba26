import { HandlerMetadata } from '../nodes/handler.metadata.js';

/** Options of `@HaptikSearch`. */
export interface HaptikSearchOptions {
  /** Name of the search: it answers on `<path>/search/<name>`. Letters, digits, `_` and `-`. */
  readonly name: string;
  /** The bot of the form. @default the bot of the flat options */
  readonly bot?: string;
  /** Milliseconds the method may take. @default the bot's `search.timeoutMs` */
  readonly timeoutMs?: number;
  /** Maximum number of suggestions. @default the bot's `search.limit` */
  readonly limit?: number;
}

/** What `@HaptikSearch` puts on a method. */
export interface SearchDefinition extends HaptikSearchOptions {
  readonly bot: string;
}

export const SEARCH_METADATA = new HandlerMetadata<SearchDefinition>('haptik:searches');
