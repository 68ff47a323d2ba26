const SEPARATOR_CANDIDATES = [',', ';', '\t', '|'];
/** The first line that Excel uses to declare the separator. It is not a row. */
const SEPARATOR_HINT = /^"?sep=([^"\r\n])"?[,;\t]*(?:\r\n|\n|\r|$)/i;
/** Maximum length of a header. */
const MAX_HEADER_LENGTH = 65_536;

/** The separator of a CSV file, and its rows. */
export interface SeparatedText {
  readonly separator: string;
  readonly rows: string;
}

/**
 * Detects the separator: by the hint in the first line, else by the column "key", else by
 * frequency.
 */
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

/** Returns the first line that is not empty, without quoted content other than "key". */
function extractHeaderLine(content: string): string {
  const line = /^(?:[\s,;|"]*[\r\n])*((?:"[^"]*"|[^"\r\n])*)/.exec(content)?.[1] ?? '';
  return line.replaceAll(/"([^"]*)"/g, (_, name: string) =>
    /^\s*keys?\s*$/i.test(name) ? 'key' : '_',
  );
}
