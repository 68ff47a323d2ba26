import { setImmediate as breathe } from 'node:timers/promises';
import type { CopyCatalogue } from './copy.catalogue.js';
import { CORE_PREFIX } from './define.copy.js';
import type { TextSet } from './live.copy.js';
import { placeholdersOf } from './placeholder.js';

const NAMES_SHOWN = 5;
/** Texts between which the process answers calls. */
const TEXTS_AT_ONCE = 200;

/** In what store and code differ, in words; empty where they do not. */
export interface CopyReport {
  /** What somebody should put right. */
  readonly warnings: readonly string[];
  /** What is as it should be before the first edit. */
  readonly remarks: readonly string[];
}

export async function reportCopy(
  catalogue: Pick<CopyCatalogue, 'definitions'>,
  texts: TextSet,
): Promise<CopyReport> {
  const { definitions } = catalogue;
  const stored = new Set([...texts.values()].flatMap((own) => [...own.keys()]));
  const missing = [...definitions.keys()].filter(
    (key) => !key.startsWith(CORE_PREFIX) && !stored.has(key),
  );
  const unused = [...stored].filter((key) => !definitions.has(key));
  const different = await differing(catalogue, texts);
  return {
    // Beside a replica of another version both may be as they should be.
    warnings: [
      ...line(
        unused,
        'in the store are not used by this code: put them into the trash, unless another version uses them',
      ),
      ...line(
        different,
        'have other placeholders in the store than in this code: correct them there, unless they are those of ' +
          'another version',
      ),
    ],
    remarks: line(missing, 'in code are not in the store: users read the texts in code'),
  };
}

function line(keys: readonly string[], what: string): readonly string[] {
  if (keys.length === 0) return [];
  const more = keys.length > NAMES_SHOWN ? ', …' : '';
  return [`${keys.length} keys ${what} (${keys.slice(0, NAMES_SHOWN).join(', ')}${more})`];
}

async function differing(
  { definitions }: Pick<CopyCatalogue, 'definitions'>,
  texts: TextSet,
): Promise<readonly string[]> {
  const found = new Set<string>();
  let count = 0;
  for (const own of texts.values()) {
    for (const [key, text] of own) {
      const sample = definitions.get(key)?.sample ?? {};
      if (definitions.has(key) && !isSame(text, Object.keys(sample))) found.add(key);
      if (++count % TEXTS_AT_ONCE === 0) await breathe();
    }
  }
  return [...found];
}

/** A text that cannot be read has none of the placeholders, and that is worth a line, too. */
function isSame(text: string, expected: readonly string[]): boolean {
  if (expected.length === 0 && !text.includes('{')) return true;
  const written = placeholdersOf(text)?.map(({ name }) => name);
  return written?.length === expected.length && expected.every((name) => written.includes(name));
}
