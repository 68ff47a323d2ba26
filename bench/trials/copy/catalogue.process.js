// A process of its own, so that its memory is that of the catalogue: node --expose-gc, keys in argv[2].
import { defineCopy } from '../../../dist/copy/index.js';
import { CatalogueWriter } from '../../../dist/copy/catalogue.writer.js';
import { CopyCatalogue } from '../../../dist/copy/copy.catalogue.js';
import { CopyJournal } from '../../../dist/copy/copy.journal.js';
import { loadAll } from '../../../dist/copy/copy.loader.js';
import { CopySettings } from '../../../dist/copy/copy.options.js';
import { CopyStore } from '../../../dist/copy/copy.store.js';
import { LiveCopy } from '../../../dist/copy/live.copy.js';
import { TextCatalogue } from '../../../dist/options/texts.js';

const KEYS = Number(process.argv[2]);
const LANGUAGES = ['en', 'hi', 'mr', 'ta', 'bn'];
const PAGE = 1_000;
const ROUNDS = 20;

const used = () => {
  globalThis.gc();
  globalThis.gc();
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
};
const keyOf = (index) => `area${index % 97}.screen${index % 1_009}.text${index}`;
const textOf = (index, language) =>
  `${language}: order ${index} of {customer} reaches {city} with the next parcel`;

/** Makes its texts when they are asked for, as rows of a database are read. */
class MadeStore extends CopyStore {
  async *load() {
    let revision = 0;
    for (const language of LANGUAGES) {
      for (let start = 0; start < KEYS; start += PAGE) {
        const length = Math.min(PAGE, KEYS - start);
        const texts = Array.from({ length }, (_, index) => ({
          key: keyOf(start + index),
          language,
          text: textOf(start + index, language),
          revision: ++revision,
        }));
        yield JSON.parse(JSON.stringify(texts));
      }
    }
  }
}

const before = used();
const definitions = Object.fromEntries(
  Array.from({ length: KEYS }, (_, index) => [
    keyOf(index),
    {
      text: textOf(index, 'en'),
      about: 'The answer to where something is.',
      usedAs: 'text',
      sample: { customer: 'Asha', city: 'Pune' },
    },
  ]),
);
const startOfCode = performance.now();
const copy = defineCopy(definitions);
const codeMs = performance.now() - startOfCode;
const settings = new CopySettings({ copy: [copy] });
const catalogue = new CopyCatalogue(settings);
const code = used();

const live = new LiveCopy();
const startOfLoad = performance.now();
live.replace(await loadAll(new MadeStore(), 10_000));
const loadMs = performance.now() - startOfLoad;
const loaded = used();

const writer = new CatalogueWriter(settings, catalogue, live, new CopyJournal());
const texts = new TextCatalogue([], 'en', writer);
const values = { customer: 'Asha', city: 'Pune' };

/** Nanoseconds for a text, from reference to writing, over keys that are picked anew each time. */
function round(size, times) {
  let length = 0;
  const start = performance.now();
  for (let time = 0; time < times; time++) {
    const index = (time * 7_919) % size;
    const language = LANGUAGES[time % LANGUAGES.length];
    length += texts.fill(copy(keyOf(index), values), language).length;
  }
  if (length === 0) throw new Error('nothing was written');
  return ((performance.now() - start) / times) * 1e6;
}
const median = (numbers) => numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)];
const rounds = (size) => {
  round(size, 50_000);
  return median(Array.from({ length: ROUNDS }, () => round(size, 20_000)));
};
const often = rounds(500);
const any = rounds(KEYS);
process.stdout.write(
  JSON.stringify({
    keys: KEYS,
    codeMs,
    loadMs,
    codeBytes: code - before,
    storeBytes: loaded - code,
    cachedBytes: used() - before,
    oftenNs: often,
    anyNs: any,
  }),
);
