import * as fc from 'fast-check';
import { TextCatalog } from '../../../src/options/text.catalog.js';

const ENGLISH = new TextCatalog([], 'en').text('error');
const HINDI = new TextCatalog([], 'hi').text('error');

describe('a fallback text', () => {
  const own = {
    'hi-IN': { busy: 'hi-IN' },
    hi: { error: 'hi' },
    mr: { busy: ' ' },
    ta: { busy: '\u200b\u2800' },
    en: { busy: 'en' },
  };

  it.each([
    ['the language with its region', 'hi-IN', 'busy', 'hi-IN'],
    ['the region in any spelling', 'HI_in', 'busy', 'hi-IN'],
    ['the language alone', 'hi-IN', 'error', 'hi'],
    ['the bot’s language when the user’s is unknown', undefined, 'error', 'hi'],
  ] as const)('is chosen by %s', (_, language, key, text) => {
    const catalogue = new TextCatalog([own], 'hi');
    expect(catalogue.text(key, language)).toBe(text);
  });

  it('is the built-in one where the bot has none in its language', () => {
    expect(new TextCatalog([own], 'hi').text('busy', 'xx')).toContain('लोग');
  });

  it('is never blank, though one that was given is', () => {
    expect(new TextCatalog([own], 'en').text('busy', 'mr')).toBe('en');
    expect(new TextCatalog([own], 'en').text('busy', 'ta')).toBe('en');
  });

  it('goes from the region to the language, the bot’s language and English', () => {
    const all = { 'hi-IN': 'region', hi: 'language', mr: 'bot', en: 'English' };
    const chosen = Object.keys(all).map((_, skipped) => {
      const left = Object.entries(all).slice(skipped);
      const texts = left.map(([tag, error]) => [tag, { error }] as const);
      const blank = Object.entries(all).slice(0, skipped);
      const blanks = blank.map(([tag]) => [tag, { error: '  ' }] as const);
      const given = Object.fromEntries([...texts, ...blanks]);
      return new TextCatalog([given], 'mr').text('error', 'hi-IN');
    });
    // A blank text in Hindi gives way to the built-in one, which is in Hindi still.
    expect(chosen).toEqual(['region', 'language', HINDI, HINDI]);
    expect(new TextCatalog([{ mr: { error: 'bot' } }], 'mr').text('error', 'ta-IN')).toBe('bot');
    expect(new TextCatalog([{ mr: { error: ' ' } }], 'mr').text('error', 'ta-IN')).toBe(ENGLISH);
  });

  it('is never empty, whatever the language is and whatever was given', () => {
    const given = fc.dictionary(fc.string(), fc.record({ error: fc.constantFrom('', ' ', 'x') }));
    fc.assert(
      fc.property(given, fc.string(), fc.string(), (texts, bot, user) => {
        expect(new TextCatalog([texts, undefined], bot).text('error', user).trim()).not.toBe('');
      }),
    );
  });

  it.each(['__proto__', 'constructor', 'toString', ''])('is English for the language %j', (tag) => {
    expect(new TextCatalog([], 'en').text('error', tag)).toBe(ENGLISH);
  });

  it('comes from the first layer that has it', () => {
    const catalogue = new TextCatalog(
      [{ en: { error: 'bot' } }, { en: { error: 'all', busy: 'all' } }],
      'en',
    );
    expect([catalogue.text('error'), catalogue.text('busy')]).toEqual(['bot', 'all']);
  });
});
