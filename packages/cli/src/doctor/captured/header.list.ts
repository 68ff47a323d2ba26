/** Headers with names in lower case; a repeated header is a list. */
export function toHeaders(
  lines: Iterable<readonly [string, string]>,
): Record<string, string | readonly string[]> {
  const values = new Map<string, string[]>();
  for (const [name, value] of lines) {
    const key = name.trim().toLowerCase();
    values.set(key, [...(values.get(key) ?? []), value.trim()]);
  }
  return Object.fromEntries(
    [...values].map(([name, all]) => [name, all.length === 1 ? (all[0] ?? '') : all]),
  );
}

/** Parses a header line; undefined for another line. */
export function parseHeaderLine(line: string): readonly [string, string] | undefined {
  const [, name, value = ''] = /^([^\s:]+)\s*:(.*)$/s.exec(line) ?? [];
  return name === undefined ? undefined : [name, value];
}
