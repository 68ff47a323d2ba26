import { prefixOf } from '../../../src/copy/definition/copy.key.js';
import type { ImportContext } from '../../../packages/console/server/files/import/import.context.js';
import { planImport } from '../../../packages/console/server/files/import/import.planner.js';
import { readSheetFile } from '../../../packages/console/server/files/read/sheet.file.reader.js';
import type { SheetFormat } from '../../../packages/console/server/files/read/file.source.js';
import { SheetException } from '../../../packages/console/server/files/sheet/sheet.exception.js';

const KEYS = new Set(['plain.text', 'plain.two', 'hours.label', 'menu.yes']);

/** The outcome of an import: changed texts, rejected rows and messages. */
export interface FileImportOutcome {
  readonly texts?: Readonly<Record<string, string>>;
  readonly refused?: readonly string[];
  readonly notices?: readonly string[];
  readonly problem?: string;
}

const IMPORT_CONTEXT: ImportContext = {
  by: 'asha',
  getState: (key) => (KEYS.has(key) ? 'live' : undefined),
  prefixes: new Set([...KEYS].map(prefixOf)),
  findEntry: () => undefined,
  getDefaultText: () => undefined,
  check: () => [],
  canWrite: () => true,
};

/** Plans an import of a file, in the languages en, hi and de. */
export async function importTestFile(
  format: SheetFormat,
  bytes: Buffer,
): Promise<FileImportOutcome> {
  const source = { format, encoding: 'base64', content: bytes.toString('base64') } as const;
  try {
    const sheet = await readSheetFile(source, ['en', 'hi', 'de']);
    const { changes, refused, notices } = await planImport(sheet, IMPORT_CONTEXT);
    return {
      texts: Object.fromEntries(
        changes.map(({ edit, after }) => [`${edit.key} ${edit.language}`, after]),
      ),
      refused: refused.map((one) => `${one.row} ${one.key} ${one.language}: ${one.reason}`),
      notices,
    };
  } catch (error) {
    if (error instanceof SheetException) return { problem: error.message };
    throw error;
  }
}

/** Omitted parts are empty. A pattern matches the error of the whole file. */
export function expectImportOutcome(
  outcome: FileImportOutcome,
  expected: FileImportOutcome | RegExp,
): void {
  if (expected instanceof RegExp) expect(outcome.problem).toMatch(expected);
  else expect(outcome).toEqual({ texts: {}, refused: [], notices: [], ...expected });
}

export function stringsMatching(...patterns: RegExp[]): string[] {
  return patterns.map((pattern) => expect.stringMatching(pattern) as string);
}
