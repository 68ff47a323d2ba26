/** A key that an object of a JSON text holds twice. */
export interface DuplicateJsonKey {
  readonly key: string;
  /** Where it is for the second time. */
  readonly line: number;
}

/**
 * Finds a key that is twice in one object, of which `JSON.parse` keeps the last without a word.
 *
 * @param content what `JSON.parse` takes
 */
export function findDuplicateJsonKey(content: string): DuplicateJsonKey | undefined {
  /** Keys of the objects that are open, and null for lists. */
  const open: (Set<string> | null)[] = [];
  let line = 1;
  let isKey = false;
  // Character by character: a regular expression runs out of stack over a text of some megabytes.
  for (let at = 0; at < content.length; at += 1) {
    const character = content[at];
    if (character === '\n') line += 1;
    else if (character === '"') {
      const end = findStringEnd(content, at);
      const keys = isKey ? open.at(-1) : null;
      const key = keys ? (JSON.parse(content.slice(at, end + 1)) as string) : '';
      if (keys?.has(key)) return { key, line };
      keys?.add(key);
      isKey = false;
      at = end;
    } else if (character === '{' || character === '[') {
      open.push(character === '{' ? new Set() : null);
      isKey = character === '{';
    } else if (character === '}' || character === ']') open.pop();
    else if (character === ',') isKey = open.at(-1) !== null;
  }
  return undefined;
}

/** Where the quotation mark is that ends a string. */
function findStringEnd(content: string, start: number): number {
  let at = content.indexOf('"', start + 1);
  while (isEscaped(content, at)) at = content.indexOf('"', at + 1);
  return at;
}

function isEscaped(content: string, at: number): boolean {
  let backslashes = 0;
  while (content[at - 1 - backslashes] === '\\') backslashes += 1;
  return backslashes % 2 === 1;
}
