import { hasTokenRest } from '../answer/copy.token.js';
import { NO_WRITER } from '../options/texts.js';
import { type FillText, fillValue } from '../reply/copy.filler.js';
import { isBlank } from '../hsl/read/blank.text.js';

/** One proposal: what is shown, and whatever else the platform may learn to read. */
export interface SearchProposal {
  readonly title: string;
}

/** What the platform reads. Protocol 3.8. */
export interface WireSearch {
  readonly success: boolean;
  readonly data: readonly SearchProposal[];
  readonly query: string;
  /** Empty on success. */
  readonly error: string;
}

export interface MappedSearch {
  /** The proposals as JSON, one each. */
  readonly data: readonly string[];
  /** What was left out, for the log. */
  readonly dropped: readonly string[];
}

/** More proposals than this are not even looked at. */
const MOST_LOOKED_AT = 10_000;

/** Whatever a search method returned, as proposals that can be shown. Never throws. */
export function mapSearch(answer: unknown, limit: number, fill?: FillText): MappedSearch {
  const data: string[] = [];
  const dropped = new Set<string>();
  for (const item of itemsOf(answer)) {
    if (data.length === limit) break;
    const proposal = encode(item, fill);
    if (proposal !== undefined && hasTokenRest(proposal)) dropped.add(`a proposal: ${NO_WRITER}`);
    else if (proposal === undefined) dropped.add(`${nameOf(item)}, which is no proposal`);
    else data.push(proposal);
  }
  return { data, dropped: [...dropped] };
}

/** The JSON of an answer whose proposals have their JSON already. */
export function encodeSearch(
  { success, query, error }: Omit<WireSearch, 'data'>,
  data: readonly string[],
): string {
  const [s, q, e] = [success, query, error].map((value) => JSON.stringify(value));
  return `{"success":${s},"data":[${data.join(',')}],"query":${q},"error":${e}}`;
}

function* itemsOf(answer: unknown): Generator {
  if (answer === undefined || answer === null) return;
  let left = MOST_LOOKED_AT;
  try {
    const isMany = typeof answer === 'object' && Symbol.iterator in answer;
    for (const item of isMany ? (answer as Iterable<unknown>) : [answer]) {
      if (left-- === 0) return;
      yield item;
    }
  } catch {
    // What came before an iterator broke is still worth showing.
  }
}

function encode(given: unknown, fill: FillText | undefined): string | undefined {
  try {
    const item = fill ? fillValue(given, fill) : given;
    if (typeof item === 'string')
      return isBlank(item) ? undefined : JSON.stringify({ title: item });
    if (typeof item !== 'object' || item === null) return undefined;
    const { title } = item as { title?: unknown };
    if (typeof title !== 'string' || isBlank(title)) return undefined;
    const json: unknown = JSON.parse(JSON.stringify(item));
    // A title may come from a getter of a class, which JSON does not have.
    const others = typeof json === 'object' && json !== null ? json : {};
    return JSON.stringify({ ...others, title });
  } catch {
    return undefined; // cyclic, a BigInt, or something in it that throws
  }
}

/** The kind of a value, without its contents. */
function nameOf(value: unknown): string {
  if (typeof value === 'string') return 'a blank text';
  return typeof value === 'object' ? 'an object without a title' : `a ${typeof value}`;
}
