import { TextCatalogue } from '../../../src/options/texts.js';

describe('a fallback text', () => {
  const own = {
    'hi-IN': { busy: 'hi-IN' },
    hi: { error: 'hi' },
    mr: { busy: ' ' },
    en: { busy: 'en' },
  };

  it.each([
    ['the language with its region', 'hi-IN', 'busy', 'hi-IN'],
    ['the region in any spelling', 'HI_in', 'busy', 'hi-IN'],
    ['the language alone', 'hi-IN', 'error', 'hi'],
    ['the bot’s language when the user’s is unknown', undefined, 'error', 'hi'],
  ] as const)('is chosen by %s', (_, language, key, text) => {
    const catalogue = new TextCatalogue([own], 'hi');
    expect(catalogue.text(key, language)).toBe(text);
  });

  it('is the built-in one where the bot has none in its language', () => {
    expect(new TextCatalogue([own], 'hi').text('busy', 'xx')).toContain('लोग');
  });

  it('is never blank, though one that was given is', () => {
    expect(new TextCatalogue([own], 'en').text('busy', 'mr')).toBe('en');
  });

  it('comes from the first layer that has it', () => {
    const catalogue = new TextCatalogue(
      [{ en: { error: 'bot' } }, { en: { error: 'all', busy: 'all' } }],
      'en',
    );
    expect([catalogue.text('error'), catalogue.text('busy')]).toEqual(['bot', 'all']);
  });
});
