import * as fc from 'fast-check';
import { TextCatalog } from '../../../src/options/texts/text.catalog.js';

const ENGLISH = new TextCatalog([], 'en').text('error');
const HINDI = new TextCatalog([], 'hi').text('error');

describe('TextCatalog', () => {
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
    const catalog = new TextCatalog([own], 'hi');
    expect(catalog.text(key, language)).toBe(text);
  });

  it('uses the built-in text when the bot has no text in the language', () => {
    expect(new TextCatalog([own], 'hi').text('busy', 'xx')).toContain('लोग');
  });

  it('skips a blank text of the bot', () => {
    expect(new TextCatalog([own], 'en').text('busy', 'mr')).toBe('en');
    expect(new TextCatalog([own], 'en').text('busy', 'ta')).toBe('en');
  });

  it('falls back from the region to the language, the language of the bot and English', () => {
    const all = { 'hi-IN': 'region', hi: 'language', mr: 'bot', en: 'English' };
    const chosen = Object.keys(all).map((_, skipped) => {
      const left = Object.entries(all).slice(skipped);
      const texts = left.map(([tag, error]) => [tag, { error }] as const);
      const blank = Object.entries(all).slice(0, skipped);
      const blanks = blank.map(([tag]) => [tag, { error: '  ' }] as const);
      const given = Object.fromEntries([...texts, ...blanks]);
      return new TextCatalog([given], 'mr').text('error', 'hi-IN');
    });
    // A blank Hindi text is replaced by the built-in Hindi text.
    expect(chosen).toEqual(['region', 'language', HINDI, HINDI]);
    expect(new TextCatalog([{ mr: { error: 'bot' } }], 'mr').text('error', 'ta-IN')).toBe('bot');
    expect(new TextCatalog([{ mr: { error: ' ' } }], 'mr').text('error', 'ta-IN')).toBe(ENGLISH);
  });

  it('never returns an empty text, for any language and any texts', () => {
    const given = fc.dictionary(fc.string(), fc.record({ error: fc.constantFrom('', ' ', 'x') }));
    fc.assert(
      fc.property(given, fc.string(), fc.string(), (texts, bot, user) => {
        expect(new TextCatalog([texts, undefined], bot).text('error', user).trim()).not.toBe('');
      }),
    );
  });

  it.each(['__proto__', 'constructor', 'toString', ''])(
    'returns English for the language %j',
    (tag) => {
      expect(new TextCatalog([], 'en').text('error', tag)).toBe(ENGLISH);
    },
  );

  it('returns the text of the first layer that has it', () => {
    const catalog = new TextCatalog(
      [{ en: { error: 'bot' } }, { en: { error: 'all', busy: 'all' } }],
      'en',
    );
    expect([catalog.text('error'), catalog.text('busy')]).toEqual(['bot', 'all']);
  });
});
