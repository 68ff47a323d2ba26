const CANDIDATES = [',', ';', '\t', '|'];
/** Excel's own first line, which says what separates the cells and is no row to it. */
const HINT = /^"?sep=([^"\r\n])"?[,;\t]*(?:\r\n|\n|\r|$)/i;
/** As much as a header has. */
const HEAD = 65_536;

/** What separates the cells of a CSV file, and its rows. */
export interface Separated {
  readonly separator: string;
  readonly rows: string;
}

/** By the hint of the first line; else what makes a column of keys, or is there most often. */
export function separatorOf(content: string): Separated {
  const hint = HINT.exec(content);
  if (hint?.[1]) return { separator: hint[1], rows: content.slice(hint[0].length) };
  const header = headerOf(content.slice(0, HEAD));
  const names = (sign: string) => header.split(sign).map((name) => name.trim());
  const byKey = CANDIDATES.find((sign) => {
    const found = names(sign);
    return found.length > 1 && found.some((name) => /^"?keys?"?$/i.test(name));
  });
  const byCount = CANDIDATES.reduce((best, sign) =>
    names(sign).length > names(best).length ? sign : best,
  );
  return { separator: byKey ?? byCount, rows: content };
}

/** The first line that names something, without what stands in quotation marks beside names. */
function headerOf(content: string): string {
  const line = /^(?:[\s,;|"]*[\r\n])*((?:"[^"]*"|[^"\r\n])*)/.exec(content)?.[1] ?? '';
  return line.replaceAll(/"([^"]*)"/g, (_, name: string) =>
    /^\s*keys?\s*$/i.test(name) ? 'key' : '_',
  );
}
