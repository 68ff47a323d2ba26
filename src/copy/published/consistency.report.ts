import { setImmediate as yieldToEventLoop } from 'node:timers/promises';
import type { CopyCatalog } from '../catalog/copy.catalog.js';
import { CORE_PREFIX } from '../catalog/define.copy.js';
import type { PublishedTextMap } from './published.copy.cache.js';
import { parsePlaceholders } from '../definition/placeholder.js';

const MAX_KEYS_LISTED = 5;
/** Number of texts after which the event loop gets a turn. */
const TEXTS_PER_TICK = 200;

/** The differences between the store and the code, as log lines; empty lists when there are none. */
export interface CopyConsistencyReport {
  /** Differences that need a correction. */
  readonly warnings: readonly string[];
  /** Differences that are normal, for example before the first edit. */
  readonly remarks: readonly string[];
}

export async function buildConsistencyReport(
  catalog: Pick<CopyCatalog, 'definitions'>,
  texts: PublishedTextMap,
): Promise<CopyConsistencyReport> {
  const { definitions } = catalog;
  const stored = new Set([...texts.values()].flatMap((own) => [...own.keys()]));
  const missing = [...definitions.keys()].filter(
    (key) => !key.startsWith(CORE_PREFIX) && !stored.has(key),
  );
  const unused = [...stored].filter((key) => !definitions.has(key));
  const different = await findPlaceholderMismatches(catalog, texts);
  return {
    // During a rolling deployment, a replica of another version may use these keys.
    warnings: [
      ...formatKeys(
        unused,
        'in the store are not used by this code. Move them to the trash, unless another version uses them',
      ),
      ...formatKeys(
        different,
        'have different placeholders in the store and in this code. Correct them in the console, unless ' +
          'another version uses them',
      ),
    ],
    remarks: formatKeys(missing, 'in code are not in the store. Users read the default texts'),
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
      if (++count % TEXTS_PER_TICK === 0) await yieldToEventLoop();
    }
  }
  return [...found];
}

/** A text with a syntax error counts as having no placeholders, so it is reported too. */
function hasSamePlaceholders(text: string, expected: readonly string[]): boolean {
  if (expected.length === 0 && !text.includes('{')) return true;
  const written = parsePlaceholders(text)?.map(({ name }) => name);
  return written?.length === expected.length && expected.every((name) => written.includes(name));
}
