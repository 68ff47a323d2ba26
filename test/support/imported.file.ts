import { prefixOf } from '../../src/copy/copy.key.js';
import type { ImportGround } from '../../src/console/copy/import/import.ground.js';
import { planImport } from '../../src/console/copy/import/import.planner.js';
import { readFile } from '../../src/console/copy/read/file.reader.js';
import type { SheetFormat } from '../../src/console/copy/read/file.source.js';
import { SheetException } from '../../src/console/copy/sheet/sheet.exception.js';

const KEYS = new Set(['plain.text', 'plain.two', 'hours.label', 'menu.yes']);

/** What comes of a file: the texts that it changes, what is refused, what people are told. */
export interface FileOutcome {
  readonly texts?: Readonly<Record<string, string>>;
  readonly refused?: readonly string[];
  readonly notices?: readonly string[];
  readonly problem?: string;
}

const GROUND: ImportGround = {
  by: 'asha',
  stateOf: (key) => (KEYS.has(key) ? 'live' : undefined),
  prefixes: new Set([...KEYS].map(prefixOf)),
  entryOf: () => undefined,
  inCode: () => undefined,
  check: () => [],
  mayWrite: () => true,
};

/** Plans an import of a file, in the languages en, hi and de. */
export async function imported(format: SheetFormat, bytes: Buffer): Promise<FileOutcome> {
  const source = { format, encoding: 'base64', content: bytes.toString('base64') } as const;
  try {
    const sheet = await readFile(source, ['en', 'hi', 'de']);
    const { changes, refused, notices } = await planImport(sheet, GROUND);
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

/** What is not named is empty; a pattern is of the problem with the whole file. */
export function expectOutcome(outcome: FileOutcome, expected: FileOutcome | RegExp): void {
  if (expected instanceof RegExp) expect(outcome.problem).toMatch(expected);
  else expect(outcome).toEqual({ texts: {}, refused: [], notices: [], ...expected });
}

export function matching(...patterns: RegExp[]): string[] {
  return patterns.map((pattern) => expect.stringMatching(pattern) as string);
}
