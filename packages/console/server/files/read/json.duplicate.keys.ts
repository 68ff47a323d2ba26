/** A duplicate key of a JSON object. */
export interface DuplicateJsonKey {
  readonly key: string;
  /** Line of the second occurrence. */
  readonly line: number;
}

/**
 * Finds a duplicate key of an object, of which `JSON.parse` silently keeps the last value.
 *
 * @param content valid JSON
 */
export function findDuplicateJsonKey(content: string): DuplicateJsonKey | undefined {
  /** Keys of the open objects; null for arrays. */
  const open: (Set<string> | null)[] = [];
  let line = 1;
  let isKey = false;
  // A loop, because a regular expression exhausts the stack on texts of several megabytes.
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

/** Returns the index of the closing quotation mark. */
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
