/** A part of a text that depends on a value: a plural, or a selection by word. */
export interface Choice {
  readonly name: string;
  readonly kind: 'plural' | 'select' | 'selectordinal';
  readonly branches: readonly Branch[];
}

export interface Branch {
  /** `one`, `other`, `=0`, or a word. */
  readonly selector: string;
  /** Where its text stands, without braces. */
  readonly start: number;
  readonly end: number;
}

const HEAD = /\{\s*([\p{L}\p{N}_]+)\s*,\s*(plural|select|selectordinal)\s*,/gu;
const BRANCH = /\s*(=\d+|[\p{L}\p{N}_-]+)\s*\{/uy;

/** The choices of a text that are not within another one. */
export function choicesOf(text: string): readonly Choice[] {
  const found: Choice[] = [];
  let from = 0;
  for (const head of text.matchAll(HEAD)) {
    if (head.index < from) continue;
    const branches = branchesFrom(text, head.index + head[0].length);
    const [, name = '', kind] = head;
    if (branches.length > 0) found.push({ name, kind: kind as Choice['kind'], branches });
    from = branches.at(-1)?.end ?? from;
  }
  return found;
}

function branchesFrom(text: string, start: number): readonly Branch[] {
  const branches: Branch[] = [];
  let at = start;
  for (;;) {
    BRANCH.lastIndex = at;
    const head = BRANCH.exec(text);
    const open = BRANCH.lastIndex;
    const end = head ? closing(text, open) : undefined;
    if (!head || end === undefined) return branches;
    branches.push({ selector: head[1] ?? '', start: open, end });
    at = end + 1;
  }
}

function closing(text: string, open: number): number | undefined {
  let depth = 1;
  for (let at = open; at < text.length; at++) {
    if (text[at] === '{') depth++;
    if (text[at] === '}' && --depth === 0) return at;
  }
  return undefined;
}
