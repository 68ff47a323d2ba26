import { Logger } from '@nestjs/common';
import * as fc from 'fast-check';
import { defineCopy } from 'nestjs-haptik/copy';
import { CatalogRenderer } from '../../../src/copy/rendering/catalog.renderer.js';
import { CopyCatalog } from '../../../src/copy/catalog/copy.catalog.js';
import { CopyEventLogger } from '../../../src/copy/rendering/copy.event.logger.js';
import { ResolvedCopyOptions } from '../../../src/copy/copy.options.js';
import { PublishedCopyCache } from '../../../src/copy/published/published.copy.cache.js';
import { languageFallbacks } from '../../../src/options/texts/language.fallbacks.js';

const copy = defineCopy({
  'a.b': { text: 'code {x}', description: '', usedAs: 'text', sample: { x: '1' } },
});
const REFERENCE = { key: 'a.b', defaultText: 'code {x}', values: { x: '1' } };

function createRenderer(sourceLanguage = 'en') {
  const settings = new ResolvedCopyOptions({ copy: [copy], sourceLanguage });
  const [live, logger] = [new PublishedCopyCache(), new CopyEventLogger()];
  const renderer = new CatalogRenderer(settings, new CopyCatalog(settings), live, logger);
  let revision = 0;
  const publish = (language: string, text: string | null) =>
    live.apply([{ key: 'a.b', language, text, revision: ++revision }]);
  live.replace({ texts: new Map(), revision: 0 });
  const write = (user: string, bot = 'en') =>
    renderer.render(REFERENCE, languageFallbacks(user, bot));
  return { live, logger, publish, write };
}

const TAGS = ['hi-in', 'hi', 'mr', 'en', 'en-in', 'de'];
const BAD = ['{', '{y}', '{x, select, other { }}'];

describe('the text of a key', () => {
  beforeAll(() => Logger.overrideLogger(false));

  it('is the first of the fallback languages that can be rendered, with the default text for the source language', () => {
    const tag = fc.constantFrom(...TAGS);
    const texts = fc.dictionary(tag, fc.constantFrom('good', ...BAD));
    fc.assert(
      fc.property(texts, tag, tag, tag, (published, user, bot, source) => {
        const { publish, write } = createRenderer(source);
        Object.entries(published).forEach(([language, text]) => {
          publish(language, text === 'good' ? `${language} {x}` : text);
        });
        const chain = [user, user.split('-')[0]!, bot, bot.split('-')[0]!, source];
        const found = chain.find((one) => published[one] === 'good' || one === source)!;
        const expected = published[found] === 'good' ? `${found} 1` : 'code 1';
        expect(write(user, bot)).toBe(expected);
      }),
      { numRuns: 1_000 },
    );
  });

  it('is the previous one after an invalid edit, which is counted, and logged once', () => {
    const { publish, write, logger } = createRenderer();
    publish('en', 'first {x}');
    publish('en', '{broken');
    expect([write('en'), write('en')]).toEqual(['first 1', 'first 1']);
    publish('en', '{gone}');
    expect(write('en')).toBe('first 1');
    publish('en', 'second {x}');
    expect(write('en')).toBe('second 1');
    expect(logger.counts).toEqual({
      published: 1,
      snapshot: 3,
      code: 0,
      languageMismatches: 0,
      failures: { EXPECT_ARGUMENT_CLOSING_BRACE: 2, MISSING_VALUE: 1 },
    });
  });

  it('is the default text after it is unpublished', () => {
    const { publish, write } = createRenderer();
    publish('en', 'first {x}');
    publish('en', null);
    expect(write('en')).toBe('code 1');
    publish('en', '{broken');
    expect(write('en')).toBe('code 1');
  });

  it.each(['', '__proto__', 'constructor', 'not a tag!', 'x'.repeat(1_000), 'en-'.repeat(50)])(
    'is rendered for a user whose language is %j',
    (language) => {
      expect(createRenderer().write(language)).toBe('code 1');
    },
  );
});
