/** A plural or select argument of an ICU message. */
export interface IcuChoice {
  readonly name: string;
  readonly kind: 'plural' | 'select' | 'selectordinal';
  readonly branches: readonly IcuBranch[];
}

export interface IcuBranch {
  /** `one`, `other`, `=0`, or an option of a select. */
  readonly selector: string;
  /** The range of its text, without braces. */
  readonly start: number;
  readonly end: number;
}

const CHOICE_HEAD = /\{\s*([\p{L}\p{N}_]+)\s*,\s*(plural|select|selectordinal)\s*,/gu;
const BRANCH_HEAD = /\s*(=\d+|[\p{L}\p{N}_-]+)\s*\{/uy;

/** The top-level choices of a text. */
export function parseIcuChoices(text: string): readonly IcuChoice[] {
  const found: IcuChoice[] = [];
  let from = 0;
  for (const head of text.matchAll(CHOICE_HEAD)) {
    if (head.index < from) continue;
    const branches = parseBranches(text, head.index + head[0].length);
    const [, name = '', kind] = head;
    if (branches.length > 0) found.push({ name, kind: kind as IcuChoice['kind'], branches });
    from = branches.at(-1)?.end ?? from;
  }
  return found;
}

function parseBranches(text: string, start: number): readonly IcuBranch[] {
  const branches: IcuBranch[] = [];
  let at = start;
  for (;;) {
    BRANCH_HEAD.lastIndex = at;
    const head = BRANCH_HEAD.exec(text);
    const open = BRANCH_HEAD.lastIndex;
    const end = head ? findClosingBrace(text, open) : undefined;
    if (!head || end === undefined) return branches;
    branches.push({ selector: head[1] ?? '', start: open, end });
    at = end + 1;
  }
}

function findClosingBrace(text: string, open: number): number | undefined {
  let depth = 1;
  for (let at = open; at < text.length; at++) {
    if (text[at] === '{') depth++;
    if (text[at] === '}' && --depth === 0) return at;
  }
  return undefined;
}
