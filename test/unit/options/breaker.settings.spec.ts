import { HaptikSetupError } from 'nestjs-haptik';
import { breakerOf, NODE_BREAKER } from '../../../src/options/breaker.settings.js';

describe('the settings of a circuit', () => {
  it.each([
    ['the default when nobody says anything', [undefined], { failures: 10, openForMs: 10_000 }],
    ['what is given, over the default', [{ failures: 3 }], { failures: 3, openForMs: 10_000 }],
    [
      'the last word, option by option',
      [{ failures: 3, openForMs: 5 }, undefined, { failures: 4 }],
      { failures: 4, openForMs: 5 },
    ],
    ['none when the last word is false', [{ failures: 3 }, false], undefined],
    ['none when an earlier word was false', [false, undefined], undefined],
    ['the default again behind false', [false, {}], { failures: 10, openForMs: 10_000 }],
    [
      'the default for what is undefined',
      [{ failures: undefined as unknown as number }],
      { failures: 10, openForMs: 10_000 },
    ],
  ] as const)('are %s', (_, layers, settings) => {
    expect(breakerOf('Bot "default": breaker', layers, NODE_BREAKER)).toEqual(settings);
  });

  it.each([
    [{ failures: 0 }, 'after 0 failures. Give failures a whole number'],
    [{ failures: 1.5 }, 'after 1.5 failures'],
    [{ failures: NaN }, 'after NaN failures'],
    [{ openForMs: 0 }, 'for 0 ms. Give openForMs from 1 to 3600000'],
    [{ openForMs: 3_600_001 }, 'for 3600001 ms'],
    [{ openForMs: '10s' as unknown as number }, 'for 10s ms'],
  ])('cannot be %j, and the error tells the place and the cure', (given, cure) => {
    const resolve = () => breakerOf('Bot "shop": handoff.breaker', [given], NODE_BREAKER);
    expect(resolve).toThrow(HaptikSetupError);
    expect(resolve).toThrow(cure);
    expect(resolve).toThrow('Bot "shop": handoff.breaker: ');
  });
});
