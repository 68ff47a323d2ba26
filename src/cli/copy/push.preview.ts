import type { Named, PushPreview, Some } from './pushed.preview.js';

const MAX_LISTED = 20;

/** For people who look at a terminal or at the log of a pipeline. */
export function formatPreview(preview: PushPreview): string {
  const { rows, unchanged, changes, conflicts, refused, notices } = preview;
  const lines = [
    `${rows} rows: ${changes.total} texts change, ${unchanged} stay, ${conflicts.total} conflicts, ${refused.total} refused.`,
    ...describeEmptyFile(preview),
    ...notices,
    ...formatSection('Changes', changes, formatTextName),
    ...formatSection(
      'Conflicts',
      conflicts,
      (one) => `${formatTextName(one)}: changed by ${one.changedBy}`,
    ),
    ...formatSection(
      'Refused',
      refused,
      (one) => `row ${one.row}, ${formatTextName(one)}: ${one.reason}`,
    ),
  ];
  return `${lines.map(stripControlCharacters).join('\n')}\n`;
}

/** A file without texts is another fault than one whose texts are all there already. */
function describeEmptyFile({
  rows,
  unchanged,
  changes,
  conflicts,
  refused,
}: PushPreview): string[] {
  if (rows === 0 && refused.total === 0) return ['The file has no rows below its first one.'];
  const isBlank = unchanged + changes.total + conflicts.total + refused.total === 0;
  return isBlank ? ['No row of the file holds a text. Empty cells change nothing.'] : [];
}

function formatSection<T>(
  title: string,
  { total, first }: Some<T>,
  lineOf: (one: T) => string,
): string[] {
  if (total === 0) return [];
  const more = total > MAX_LISTED ? [`  … and ${total - MAX_LISTED} more`] : [];
  return [`${title}:`, ...first.slice(0, MAX_LISTED).map((one) => `  ${lineOf(one)}`), ...more];
}

function formatTextName({ key, language }: Named): string {
  return language === null ? key : `${key} (${language})`;
}

/** A file may hold what a terminal obeys. */
function stripControlCharacters(line: string): string {
  return line.replaceAll(/\p{Cc}/gu, ' ');
}
