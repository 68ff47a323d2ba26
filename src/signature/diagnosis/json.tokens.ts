/** A token of JSON with its exact text. */
export interface JsonToken {
  readonly kind: 'punctuation' | 'string' | 'number' | 'literal';
  readonly text: string;
}

const TOKEN =
  /\s*(?:(?<punctuation>[{}[\],:])|(?<string>"(?:[^"\\]|\\.)*")|(?<number>-?\d[\d.eE+-]*)|(?<literal>true|false|null))\s*/sy;

/** Calls are nested less deep; the white space of deep nesting would fill the memory. */
const MAX_DEPTH = 100;

/**
 * Splits JSON into its tokens, so that numbers, repeated keys and the order of keys stay as they are.
 * Undefined for a text that is not JSON, or is nested deeper than any call.
 */
export function tokenizeJson(text: string): readonly JsonToken[] | undefined {
  if (!isJson(text)) return undefined;
  const tokens: JsonToken[] = [];
  const pattern = new RegExp(TOKEN);
  let depth = 0;
  while (pattern.lastIndex < text.length) {
    const groups = pattern.exec(text)?.groups;
    const found = Object.entries(groups ?? {}).find(([, part]) => part !== undefined);
    if (!found) return undefined;
    const [kind, part] = found as [JsonToken['kind'], string];
    if (part === '{' || part === '[') depth++;
    if (part === '}' || part === ']') depth--;
    if (depth > MAX_DEPTH) return undefined;
    tokens.push({ kind, text: part });
  }
  return tokens;
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

/** Joins tokens with the white space of a serializer. */
export function joinTokens(
  tokens: readonly JsonToken[],
  { comma, colon, indent }: { comma: string; colon: string; indent?: string },
): string {
  let depth = 0;
  const newline = (): string => (indent === undefined ? '' : `\n${indent.repeat(depth)}`);
  const parts = tokens.map(({ kind, text }, index) => {
    if (kind !== 'punctuation') return text;
    if (text === ',') return comma + newline();
    if (text === ':') return colon;
    const isOpening = text === '{' || text === '[';
    const neighbor = tokens[isOpening ? index + 1 : index - 1]?.text ?? '';
    const isEmpty = neighbor === (isOpening ? closingOf(text) : openingOf(text));
    if (isOpening) {
      depth++;
      return isEmpty ? text : text + newline();
    }
    depth--;
    return isEmpty ? text : newline() + text;
  });
  return parts.join('');
}

const closingOf = (text: string): string => (text === '{' ? '}' : ']');
const openingOf = (text: string): string => (text === '}' ? '{' : '[');

/** The keys of a call in the order of Haptik's documentation. Protocol 1.4, 1.5, 1.6. */
const DOCUMENTED_KEYS = [
  'node',
  'step',
  'event',
  'user',
  'user_name',
  'full_name',
  'device_platform',
  'user_id',
  'language_code',
  'auth_id',
  'auth_code',
  'entities',
  'entity_value',
  'detection',
  'original_text',
  'conversation_no',
  'conversation_details',
  'user_details',
  'env_variables',
];

type KeyOrder = 'sorted' | 'documented';
type CompareKeys = (one: string, other: string) => number;

const COMPARE: Readonly<Record<KeyOrder, CompareKeys>> = {
  sorted: (one, other) => (one < other ? -1 : Number(one > other)),
  documented: (one, other) => rankOf(one) - rankOf(other),
};

function rankOf(key: string): number {
  const index = DOCUMENTED_KEYS.indexOf(key);
  return index === -1 ? DOCUMENTED_KEYS.length : index;
}

/** Whether the keys of all objects are sorted, which only some serializers do. */
export function isSorted(tokens: readonly JsonToken[]): boolean {
  const keys = tokens.filter((_, index) => tokens[index + 1]?.text === ':');
  return keys.length > 4 && reorderKeys(tokens, 'sorted') === undefined;
}

/** Sorts the entries of all objects. Undefined when that changes nothing. */
export function reorderKeys(
  tokens: readonly JsonToken[],
  order: KeyOrder,
): readonly JsonToken[] | undefined {
  const { tokens: reordered } = readValue(tokens, 0, COMPARE[order]);
  const isSame = reordered.every(({ text }, index) => text === tokens[index]?.text);
  return isSame ? undefined : reordered;
}

interface ReadValue {
  readonly tokens: readonly JsonToken[];
  /** Index of the first token after the value. */
  readonly end: number;
}

/** Reads the value that begins at an index, with its objects sorted. */
function readValue(tokens: readonly JsonToken[], start: number, compare: CompareKeys): ReadValue {
  const opening = tokens[start];
  if (!opening || (opening.text !== '{' && opening.text !== '[')) {
    return { tokens: opening ? [opening] : [], end: start + 1 };
  }
  const closing = closingOf(opening.text);
  const entries: { key: string; tokens: JsonToken[] }[] = [];
  let index = start + 1;
  while (index < tokens.length && tokens[index]?.text !== closing) {
    const head = opening.text === '{' ? tokens.slice(index, index + 2) : [];
    const value = readValue(tokens, index + head.length, compare);
    const key = head[0] ? String(JSON.parse(head[0].text)) : '';
    entries.push({ key, tokens: [...head, ...value.tokens] });
    index = value.end;
    if (tokens[index]?.text === ',') index++;
  }
  if (opening.text === '{') entries.sort((one, other) => compare(one.key, other.key));
  const comma: JsonToken = { kind: 'punctuation', text: ',' };
  const inner = entries.flatMap((entry, at) =>
    at === 0 ? entry.tokens : [comma, ...entry.tokens],
  );
  return {
    tokens: [opening, ...inner, { kind: 'punctuation', text: closing }],
    end: index + 1,
  };
}
