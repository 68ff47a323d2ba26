/** A part of a text: plain text, or a placeholder with its braces. */
export interface Segment {
  readonly start: number;
  readonly end: number;
  /** Whether it is a placeholder without nested texts, such as {id} or {day, date}: the caret skips it. */
  readonly name?: string;
}

const PLACEHOLDER_HEAD = /^\{\s*([\p{L}\p{N}_]+)\s*[,}]/u;
const CHOICE_START = /^\{\s*[\p{L}\p{N}_]+\s*,\s*(plural|select|selectordinal)\b/u;

/** The segments of a text in order: placeholders, outer before nested, and the text between. */
export function parseSegments(text: string): readonly Segment[] {
  const found: Segment[] = [];
  const branches = new Set<number>();
  let from = 0;
  const pushText = (end: number): void => {
    if (end > from) found.push({ start: from, end });
    from = end;
  };
  for (let at = 0; at < text.length; at++) {
    if (text[at] !== '{' || branches.has(at)) continue;
    const name = PLACEHOLDER_HEAD.exec(text.slice(at))?.[1];
    const end = findPlaceholderEnd(text, at);
    if (name === undefined || end === undefined) continue;
    pushText(at);
    if (CHOICE_START.test(text.slice(at))) {
      // The head is plain text, and the branches stay editable, even one of a single word.
      for (const branch of findBranchStarts(text, at, end)) branches.add(branch);
      continue;
    }
    found.push({ start: at, end, name });
    from = end;
    at = end - 1;
  }
  pushText(text.length);
  return found;
}

/** The positions where the branches of a choice begin. */
function findBranchStarts(text: string, start: number, end: number): readonly number[] {
  const found: number[] = [];
  for (let at = start + 1, depth = 0; at < end; at++) {
    if (text[at] === '{' && depth++ === 0) found.push(at);
    if (text[at] === '}') depth--;
  }
  return found;
}

function findPlaceholderEnd(text: string, open: number): number | undefined {
  let depth = 0;
  for (let at = open; at < text.length; at++) {
    if (text[at] === '{') depth++;
    if (text[at] === '}' && --depth === 0) return at + 1;
  }
  return undefined;
}

export interface Span {
  readonly start: number;
  readonly end: number;
}

/** Extends a selection so that it splits no placeholder; `before` is the previous caret position. */
export function expandToPlaceholders(text: string, { start, end }: Span, before: number): Span {
  const placeholderAround = (at: number): Segment | undefined =>
    parseSegments(text).find((one) => one.name !== undefined && one.start < at && at < one.end);
  if (start === end) {
    const inside = placeholderAround(start);
    if (!inside) return { start, end };
    const edge = before <= inside.start ? inside.end : inside.start;
    return { start: edge, end: edge };
  }
  return {
    start: placeholderAround(start)?.start ?? start,
    end: placeholderAround(end)?.end ?? end,
  };
}

/** The range that a deletion at the caret removes: a whole placeholder if there is one. */
export function adjacentPlaceholder(text: string, caret: number, side: 'before' | 'after') {
  return parseSegments(text).find(
    (one) => one.name !== undefined && (side === 'before' ? one.end : one.start) === caret,
  );
}
