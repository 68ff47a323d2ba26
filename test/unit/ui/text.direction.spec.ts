import { detectDirection, isRightToLeft } from '../../../packages/ui/src/text/text.direction.js';

describe('the direction of a text', () => {
  it.each([
    ['ar', 'مرحبا', 'rtl'],
    ['ar', '{name}، مرحبا', 'rtl'],
    ['ar', 'Haptik يرحب بكم', 'rtl'],
    ['ar', '{count, plural, one {طلب} other {# طلبات}}', 'rtl'],
    ['ar', '{count}', 'rtl'],
    ['ar', '', 'rtl'],
    ['ar', '12 🎉', 'rtl'],
    ['ar', 'Track it', 'ltr'],
    ['he', '{name} שלום', 'rtl'],
    ['ur-in', 'خوش آمدید', 'rtl'],
    ['en', 'Hello', 'ltr'],
    ['en', 'مرحبا', 'rtl'],
    ['en', '{name} says مرحبا', 'ltr'],
    ['hi', 'आपका ऑर्डर', 'ltr'],
    ['hi', '', 'ltr'],
  ])('of %s for %j is %s', (language, text, direction) => {
    expect(detectDirection(text, language)).toBe(direction);
  });

  it.each([
    'ar',
    'ar-eg',
    'dv',
    'fa',
    'he',
    'ks',
    'ps',
    'sd',
    'ug',
    'ur',
    'yi',
    'pa-pk',
    'az-arab',
  ])('is from right to left in %s', (language) => expect(isRightToLeft(language)).toBe(true));

  it.each(['en', 'hi', 'sd-deva', 'ur-latn', 'az', 'pa', 'no such tag', ''])(
    'is from left to right in %j',
    (language) => expect(isRightToLeft(language)).toBe(false),
  );
});
