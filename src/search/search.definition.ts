/** What `@HaptikSearch` takes beside the name. */
export interface HaptikSearchOptions {
  /** Name of the search: it answers on `<path>/search/<name>`. Letters, digits, `_` and `-`. */
  readonly name: string;
  /** The bot whose forms ask. @default the bot of the flat options */
  readonly bot?: string;
  /** Milliseconds the method may take. @default the bot's `search.timeoutMs` */
  readonly timeoutMs?: number;
  /** Proposals that are sent at most. @default the bot's `search.limit` */
  readonly limit?: number;
}

/** What the decorator leaves on a method, as plain data. */
export interface SearchDefinition extends HaptikSearchOptions {
  readonly bot: string;
}

const SEARCH_METADATA = 'haptik:searches';

/** Adds a definition to a method; a method may have several. */
export function addSearchDefinition(method: object, definition: SearchDefinition): void {
  Reflect.defineMetadata(SEARCH_METADATA, [...getSearchDefinitions(method), definition], method);
}

export function getSearchDefinitions(method: object): readonly SearchDefinition[] {
  return (Reflect.getOwnMetadata(SEARCH_METADATA, method) as SearchDefinition[] | undefined) ?? [];
}
