import type { Named, PushedPreview, Some } from './pushed.preview.js';

const SHOWN = 20;

/** For people who look at a terminal or at the log of a pipeline. */
export function summaryOf(preview: PushedPreview): string {
  const { rows, unchanged, changes, conflicts, refused, notices } = preview;
  const lines = [
    `${rows} rows: ${changes.total} texts change, ${unchanged} stay, ${conflicts.total} conflicts, ${refused.total} refused.`,
    ...emptinessOf(preview),
    ...notices,
    ...part('Changes', changes, nameOf),
    ...part('Conflicts', conflicts, (one) => `${nameOf(one)}: changed by ${one.changedBy}`),
    ...part('Refused', refused, (one) => `row ${one.row}, ${nameOf(one)}: ${one.reason}`),
  ];
  return `${lines.map(printable).join('\n')}\n`;
}

/** A file without texts is another fault than one whose texts are all there already. */
function emptinessOf({ rows, unchanged, changes, conflicts, refused }: PushedPreview): string[] {
  if (rows === 0 && refused.total === 0) return ['The file has no rows below its first one.'];
  const isBlank = unchanged + changes.total + conflicts.total + refused.total === 0;
  return isBlank ? ['No row of the file holds a text. Empty cells change nothing.'] : [];
}

function part<T>(title: string, { total, first }: Some<T>, lineOf: (one: T) => string): string[] {
  if (total === 0) return [];
  const more = total > SHOWN ? [`  … and ${total - SHOWN} more`] : [];
  return [`${title}:`, ...first.slice(0, SHOWN).map((one) => `  ${lineOf(one)}`), ...more];
}

function nameOf({ key, language }: Named): string {
  return language === null ? key : `${key} (${language})`;
}

/** A file may hold what a terminal obeys. */
function printable(line: string): string {
  return line.replaceAll(/\p{Cc}/gu, ' ');
}
