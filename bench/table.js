/** A Markdown table with aligned columns, as Prettier formats it. */
export function table(head, rows) {
  const lines = [head, ...rows];
  const widths = head.map((_, column) => Math.max(...lines.map((line) => line[column].length)));
  const text = (cells) => `| ${cells.map((cell, i) => cell.padEnd(widths[i])).join(' | ')} |`;
  return [text(head), text(widths.map((width) => '-'.repeat(width))), ...rows.map(text)].join('\n');
}

/** A number with three digits, such as `25,400`. */
export function rounded(value) {
  return value.toLocaleString('en-US', { maximumSignificantDigits: 3 });
}

/** Targets as in docs/performance.md. */
export function targetsTable(targets) {
  return table(
    ['target', 'wanted', 'measured', 'reached'],
    targets.map(({ what, atLeast, atMost, measured, unit = '' }) => [
      what,
      atLeast === undefined ? `at most ${atMost}${unit}` : `at least ${atLeast}${unit}`,
      `${measured.toFixed(2)}${unit}`,
      measured >= (atLeast ?? -Infinity) && measured <= (atMost ?? Infinity) ? 'yes' : 'no',
    ]),
  );
}
