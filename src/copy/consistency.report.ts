import { setImmediate as breathe } from 'node:timers/promises';
import type { CopyCatalog } from './copy.catalog.js';
import { CORE_PREFIX } from './define.copy.js';
import type { PublishedTextMap } from './published.copy.cache.js';
import { parsePlaceholders } from './placeholder.js';

const MAX_KEYS_LISTED = 5;
/** Texts between which the process answers calls. */
const TEXTS_PER_TICK = 200;

/** In what store and code differ, in words; empty where they do not. */
export interface CopyConsistencyReport {
  /** What somebody should put right. */
  readonly warnings: readonly string[];
  /** What is as it should be before the first edit. */
  readonly remarks: readonly string[];
}

export async function buildConsistencyReport(
  catalogue: Pick<CopyCatalog, 'definitions'>,
  texts: PublishedTextMap,
): Promise<CopyConsistencyReport> {
  const { definitions } = catalogue;
  const stored = new Set([...texts.values()].flatMap((own) => [...own.keys()]));
  const missing = [...definitions.keys()].filter(
    (key) => !key.startsWith(CORE_PREFIX) && !stored.has(key),
  );
  const unused = [...stored].filter((key) => !definitions.has(key));
  const different = await findPlaceholderMismatches(catalogue, texts);
  return {
    // Beside a replica of another version both may be as they should be.
    warnings: [
      ...formatKeys(
        unused,
        'in the store are not used by this code: put them into the trash, unless another version uses them',
      ),
      ...formatKeys(
        different,
        'have other placeholders in the store than in this code: correct them there, unless they are those of ' +
          'another version',
      ),
    ],
    remarks: formatKeys(missing, 'in code are not in the store: users read the texts in code'),
  };
}

function formatKeys(keys: readonly string[], what: string): readonly string[] {
  if (keys.length === 0) return [];
  const more = keys.length > MAX_KEYS_LISTED ? ', …' : '';
  return [`${keys.length} keys ${what} (${keys.slice(0, MAX_KEYS_LISTED).join(', ')}${more})`];
}

async function findPlaceholderMismatches(
  { definitions }: Pick<CopyCatalog, 'definitions'>,
  texts: PublishedTextMap,
): Promise<readonly string[]> {
  const found = new Set<string>();
  let count = 0;
  for (const own of texts.values()) {
    for (const [key, text] of own) {
      const sample = definitions.get(key)?.sample ?? {};
      if (definitions.has(key) && !hasSamePlaceholders(text, Object.keys(sample))) found.add(key);
      if (++count % TEXTS_PER_TICK === 0) await breathe();
    }
  }
  return [...found];
}

/** A text that cannot be read has none of the placeholders, and that is worth a line, too. */
function hasSamePlaceholders(text: string, expected: readonly string[]): boolean {
  if (expected.length === 0 && !text.includes('{')) return true;
  const written = parsePlaceholders(text)?.map(({ name }) => name);
  return written?.length === expected.length && expected.every((name) => written.includes(name));
}
