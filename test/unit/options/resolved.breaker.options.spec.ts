import { HaptikSetupError } from 'nestjs-haptik';
import {
  resolveBreakerOptions,
  DEFAULT_NODE_BREAKER,
} from '../../../src/options/resolved/resolved.breaker.options.js';

describe('circuit breaker options', () => {
  it.each([
    [
      'the default when no layer sets an option',
      [undefined],
      { failureThreshold: 10, openForMs: 10_000 },
    ],
    [
      'the given values over the defaults',
      [{ failureThreshold: 3 }],
      { failureThreshold: 3, openForMs: 10_000 },
    ],
    [
      'the values of the last layer, option by option',
      [{ failureThreshold: 3, openForMs: 5 }, undefined, { failureThreshold: 4 }],
      { failureThreshold: 4, openForMs: 5 },
    ],
    ['none when the last layer is false', [{ failureThreshold: 3 }, false], undefined],
    ['none when an earlier layer is false', [false, undefined], undefined],
    ['the default after false', [false, {}], { failureThreshold: 10, openForMs: 10_000 }],
    [
      'the default for undefined values',
      [{ failureThreshold: undefined as unknown as number }],
      { failureThreshold: 10, openForMs: 10_000 },
    ],
  ] as const)('are %s', (_, layers, settings) => {
    expect(resolveBreakerOptions('Bot "default": breaker', layers, DEFAULT_NODE_BREAKER)).toEqual(
      settings,
    );
  });

  it.each([
    [{ failureThreshold: 0 }, 'failureThreshold is 0. Set it to an integer of 1 or more'],
    [{ failureThreshold: 1.5 }, 'failureThreshold is 1.5'],
    [{ failureThreshold: NaN }, 'failureThreshold is NaN'],
    [{ openForMs: 0 }, 'openForMs is 0. Set it to 1 to 3600000 ms'],
    [{ openForMs: 3_600_001 }, 'openForMs is 3600001'],
    [{ openForMs: '10s' as unknown as number }, 'openForMs is "10s"'],
  ])('rejects %j with the option and the cure', (given, cure) => {
    const resolve = () =>
      resolveBreakerOptions('Bot "shop": handoff.breaker', [given], DEFAULT_NODE_BREAKER);
    expect(resolve).toThrow(HaptikSetupError);
    expect(resolve).toThrow(cure);
    expect(resolve).toThrow('Bot "shop": handoff.breaker: ');
  });
});
