const SEPARATOR_CANDIDATES = [',', ';', '\t', '|'];
/** Excel's own first line, which says what separates the cells and is no row to it. */
const SEPARATOR_HINT = /^"?sep=([^"\r\n])"?[,;\t]*(?:\r\n|\n|\r|$)/i;
/** As much as a header has. */
const MAX_HEADER_LENGTH = 65_536;

/** What separates the cells of a CSV file, and its rows. */
export interface SeparatedText {
  readonly separator: string;
  readonly rows: string;
}

/** By the hint of the first line; else what makes a column of keys, or is there most often. */
export function detectSeparator(content: string): SeparatedText {
  const hint = SEPARATOR_HINT.exec(content);
  if (hint?.[1]) return { separator: hint[1], rows: content.slice(hint[0].length) };
  const header = extractHeaderLine(content.slice(0, MAX_HEADER_LENGTH));
  const names = (candidate: string) => header.split(candidate).map((name) => name.trim());
  const byKey = SEPARATOR_CANDIDATES.find((candidate) => {
    const found = names(candidate);
    return found.length > 1 && found.some((name) => /^"?keys?"?$/i.test(name));
  });
  const byCount = SEPARATOR_CANDIDATES.reduce((best, candidate) =>
    names(candidate).length > names(best).length ? candidate : best,
  );
  return { separator: byKey ?? byCount, rows: content };
}

/** The first line that names something, without what stands in quotation marks beside names. */
function extractHeaderLine(content: string): string {
  const line = /^(?:[\s,;|"]*[\r\n])*((?:"[^"]*"|[^"\r\n])*)/.exec(content)?.[1] ?? '';
  return line.replaceAll(/"([^"]*)"/g, (_, name: string) =>
    /^\s*keys?\s*$/i.test(name) ? 'key' : '_',
  );
}
