/** A Markdown table with aligned columns. */
export function table(head, rows) {
  const lines = [head, ...rows];
  const widths = head.map((_, column) => Math.max(...lines.map((line) => line[column].length)));
  const text = (cells) => `| ${cells.map((cell, i) => cell.padEnd(widths[i])).join(' | ')} |`;
  return [text(head), text(widths.map((width) => '-'.repeat(width))), ...rows.map(text)].join('\n');
}

const times = (value) => value?.toFixed(2) ?? '';

export function contestantsTable(rows) {
  const head = [
    'server',
    'calls/s of a core',
    'calls/s',
    'p99 ms',
    'RSS MB',
    '× bare Nest',
    '× hand-written',
    '× octokit',
  ];
  return table(
    head,
    rows.map((row) => [
      row.name,
      row.capacity.toFixed(0),
      row.rate.toFixed(0),
      row.p99.toFixed(1),
      (row.rss / 1e6).toFixed(0),
      times(row.overBare),
      times(row.overHandwritten),
      times(row.overOctokit),
    ]),
  );
}

export function targetsTable(targets) {
  return table(
    ['target', 'limit', 'measured', ''],
    targets.map(({ what, atLeast, atMost, measured, unit = '' }) => [
      what,
      atLeast === undefined ? `at most ${atMost}${unit}` : `at least ${atLeast}${unit}`,
      `${measured.toFixed(2)}${unit}`,
      measured >= (atLeast ?? -Infinity) && measured <= (atMost ?? Infinity) ? 'yes' : 'NO',
    ]),
  );
}
