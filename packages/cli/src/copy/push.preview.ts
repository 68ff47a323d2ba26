import type { PreviewList, PushPreview, TextRef } from './pushed.preview.js';

const MAX_LISTED = 20;

/** Formats a preview for a terminal or a log. */
export function formatPreview(preview: PushPreview): string {
  const { rows, unchanged, changes, conflicts, refused, notices } = preview;
  const lines = [
    `${rows} rows: ${changes.total} texts change, ${unchanged} unchanged, ${conflicts.total} conflicts, ${refused.total} refused.`,
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

/** Distinguishes a file without texts from a file whose texts are all unchanged. */
function describeEmptyFile({
  rows,
  unchanged,
  changes,
  conflicts,
  refused,
}: PushPreview): string[] {
  if (rows === 0 && refused.total === 0) return ['The file has no rows after the header.'];
  const isBlank = unchanged + changes.total + conflicts.total + refused.total === 0;
  return isBlank ? ['The file has no texts. Empty cells change nothing.'] : [];
}

function formatSection<T>(
  title: string,
  { total, first }: PreviewList<T>,
  lineOf: (one: T) => string,
): string[] {
  if (total === 0) return [];
  const more = total > MAX_LISTED ? [`  … and ${total - MAX_LISTED} more`] : [];
  return [`${title}:`, ...first.slice(0, MAX_LISTED).map((one) => `  ${lineOf(one)}`), ...more];
}

function formatTextName({ key, language }: TextRef): string {
  return language === null ? key : `${key} (${language})`;
}

/** Removes control characters of the file, which a terminal would interpret. */
function stripControlCharacters(line: string): string {
  return line.replaceAll(/\p{Cc}/gu, ' ');
}
