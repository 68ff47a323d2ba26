import { HaptikSetupError } from 'nestjs-haptik';
import {
  resolveBreakerOptions,
  DEFAULT_NODE_BREAKER,
} from '../../../src/options/resolved.breaker.options.js';

describe('the settings of a circuit', () => {
  it.each([
    [
      'the default when nobody says anything',
      [undefined],
      { failureThreshold: 10, openForMs: 10_000 },
    ],
    [
      'what is given, over the default',
      [{ failureThreshold: 3 }],
      { failureThreshold: 3, openForMs: 10_000 },
    ],
    [
      'the last word, option by option',
      [{ failureThreshold: 3, openForMs: 5 }, undefined, { failureThreshold: 4 }],
      { failureThreshold: 4, openForMs: 5 },
    ],
    ['none when the last word is false', [{ failureThreshold: 3 }, false], undefined],
    ['none when an earlier word was false', [false, undefined], undefined],
    ['the default again behind false', [false, {}], { failureThreshold: 10, openForMs: 10_000 }],
    [
      'the default for what is undefined',
      [{ failureThreshold: undefined as unknown as number }],
      { failureThreshold: 10, openForMs: 10_000 },
    ],
  ] as const)('are %s', (_, layers, settings) => {
    expect(resolveBreakerOptions('Bot "default": breaker', layers, DEFAULT_NODE_BREAKER)).toEqual(
      settings,
    );
  });

  it.each([
    [{ failureThreshold: 0 }, 'after 0 failures. Give failureThreshold a whole number'],
    [{ failureThreshold: 1.5 }, 'after 1.5 failures'],
    [{ failureThreshold: NaN }, 'after NaN failures'],
    [{ openForMs: 0 }, 'for 0 ms. Give openForMs from 1 to 3600000'],
    [{ openForMs: 3_600_001 }, 'for 3600001 ms'],
    [{ openForMs: '10s' as unknown as number }, 'for 10s ms'],
  ])('cannot be %j, and the error tells the place and the cure', (given, cure) => {
    const resolve = () =>
      resolveBreakerOptions('Bot "shop": handoff.breaker', [given], DEFAULT_NODE_BREAKER);
    expect(resolve).toThrow(HaptikSetupError);
    expect(resolve).toThrow(cure);
    expect(resolve).toThrow('Bot "shop": handoff.breaker: ');
  });
});
