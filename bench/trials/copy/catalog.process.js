// A separate process, so that its memory is that of the catalog: node --expose-gc, keys in argv[2].
import { defineCopy } from '../../../dist/copy/index.js';
import { CatalogRenderer } from '../../../dist/copy/rendering/catalog.renderer.js';
import { CopyCatalog } from '../../../dist/copy/catalog/copy.catalog.js';
import { CopyEventLogger } from '../../../dist/copy/rendering/copy.event.logger.js';
import { loadPublishedTexts } from '../../../dist/copy/published/copy.loader.js';
import { ResolvedCopyOptions } from '../../../dist/copy/copy.options.js';
import { PublishedCopySource } from '../../../dist/copy/published/published.copy.source.js';
import { PublishedCopyCache } from '../../../dist/copy/published/published.copy.cache.js';
import { TextCatalog } from '../../../dist/options/texts/text.catalog.js';

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

/** Generates its texts on demand, like rows from a database. */
class GeneratedCopySource extends PublishedCopySource {
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
      description: 'The answer to where something is.',
      usedAs: 'text',
      sample: { customer: 'Asha', city: 'Pune' },
    },
  ]),
);
const startOfCode = performance.now();
const copy = defineCopy(definitions);
const codeMs = performance.now() - startOfCode;
const settings = new ResolvedCopyOptions({ copy: [copy] });
const catalog = new CopyCatalog(settings);
const code = used();

const cache = new PublishedCopyCache();
const startOfLoad = performance.now();
cache.replace(await loadPublishedTexts(new GeneratedCopySource(), 10_000));
const loadMs = performance.now() - startOfLoad;
const loaded = used();

const renderer = new CatalogRenderer(settings, catalog, cache, new CopyEventLogger());
const texts = new TextCatalog([], 'en', renderer);
const values = { customer: 'Asha', city: 'Pune' };

/** Nanoseconds to render a text from its reference, over varying keys. */
function round(size, times) {
  let length = 0;
  const start = performance.now();
  for (let time = 0; time < times; time++) {
    const index = (time * 7_919) % size;
    const language = LANGUAGES[time % LANGUAGES.length];
    length += texts.renderCopy(copy(keyOf(index), values), language).length;
  }
  if (length === 0) throw new Error('no text was rendered');
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
