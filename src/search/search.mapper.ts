import { hasCopyTokenFragment } from '../copy/reference/copy.token.js';
import { NO_COPY_RENDERER } from '../options/texts/text.catalog.js';
import { type RenderText, renderValueCopy } from '../reply/copy.references.js';
import { isBlank } from '../hsl/parse/blank.text.js';

/** A suggestion: the text to show, and further fields for the platform. */
export interface SearchSuggestion {
  readonly title: string;
}

/** The response for the platform. Protocol 3.8. */
export interface WireSearchResponse {
  readonly success: boolean;
  readonly data: readonly SearchSuggestion[];
  readonly query: string;
  /** Empty on success. */
  readonly error: string;
}

export interface MappedSearch {
  /** The suggestions as JSON, one each. */
  readonly data: readonly string[];
  /** Omitted suggestions, for the log. */
  readonly omitted: readonly string[];
}

/** Maximum suggestions that are read. */
const MAX_ITEMS_SCANNED = 10_000;

/** Maps the result of a search method to suggestions. Accepts any value and never throws. */
export function mapSearch(result: unknown, limit: number, renderCopy?: RenderText): MappedSearch {
  const data: string[] = [];
  const omitted = new Set<string>();
  for (const item of iterateItems(result)) {
    if (data.length === limit) break;
    const suggestion = encodeSuggestion(item, renderCopy);
    if (suggestion !== undefined && hasCopyTokenFragment(suggestion))
      omitted.add(`a suggestion: ${NO_COPY_RENDERER}`);
    else if (suggestion === undefined)
      omitted.add(`${describeItem(item)}, which is not a suggestion`);
    else data.push(suggestion);
  }
  return { data, omitted: [...omitted] };
}

/** The JSON of a response whose suggestions are JSON already. */
export function encodeSearch(
  { success, query, error }: Omit<WireSearchResponse, 'data'>,
  data: readonly string[],
): string {
  const [s, q, e] = [success, query, error].map((value) => JSON.stringify(value));
  return `{"success":${s},"data":[${data.join(',')}],"query":${q},"error":${e}}`;
}

function* iterateItems(result: unknown): Generator {
  if (result === undefined || result === null) return;
  let remaining = MAX_ITEMS_SCANNED;
  try {
    const isIterable = typeof result === 'object' && Symbol.iterator in result;
    for (const item of isIterable ? (result as Iterable<unknown>) : [result]) {
      if (remaining-- === 0) return;
      yield item;
    }
  } catch {
    // The suggestions before an error of the iterator are kept.
  }
}

function encodeSuggestion(given: unknown, renderCopy: RenderText | undefined): string | undefined {
  try {
    const item = renderCopy ? renderValueCopy(given, renderCopy) : given;
    if (typeof item === 'string')
      return isBlank(item) ? undefined : JSON.stringify({ title: item });
    if (typeof item !== 'object' || item === null) return undefined;
    const { title } = item as { title?: unknown };
    if (typeof title !== 'string' || isBlank(title)) return undefined;
    const json: unknown = JSON.parse(JSON.stringify(item));
    // A title can be a getter of a class, which JSON omits.
    const others = typeof json === 'object' && json !== null ? json : {};
    return JSON.stringify({ ...others, title });
  } catch {
    return undefined; // cyclic, a BigInt, or something in it that throws
  }
}

/** The type of a value, without its contents. */
function describeItem(value: unknown): string {
  if (typeof value === 'string') return 'a blank text';
  return typeof value === 'object' ? 'an object without a title' : `a ${typeof value}`;
}
