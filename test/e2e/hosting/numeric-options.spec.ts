import { Injectable } from '@nestjs/common';
import {
  HaptikNode,
  type HaptikModuleOptions,
  type HaptikNodeOptions,
  HaptikSearch,
  type HaptikSearchOptions,
  HaptikSetupError,
} from 'nestjs-haptik';
import { HaptikTestClient } from 'nestjs-haptik/testing';
import { boot, SECRET } from '../../support/test.app.js';

type OptionsWith = (value: number) => Partial<HaptikModuleOptions>;

/** The numeric options of the module, by the name in the error. */
const MODULE_OPTIONS: Record<string, OptionsWith> = {
  bodyLimit: (bodyLimit) => ({ bodyLimit }),
  bodyTimeoutMs: (bodyTimeoutMs) => ({ bodyTimeoutMs }),
  maxInFlight: (maxInFlight) => ({ maxInFlight }),
  maxInFlightPerNode: (maxInFlightPerNode) => ({ maxInFlightPerNode }),
  keepAliveTimeoutMs: (keepAliveTimeoutMs) => ({ keepAliveTimeoutMs }),
  shutdownTimeoutMs: (shutdownTimeoutMs) => ({ shutdownTimeoutMs }),
  shedAbove: (shedAbove) => ({ memory: { shedAbove } }),
  resumeBelow: (resumeBelow) => ({ memory: { resumeBelow } }),
  'sourceLimits.rejections': (rejections) => ({ sourceLimits: { rejections } }),
  'sourceLimits.searches': (searches) => ({ sourceLimits: { searches } }),
  'recording.calls': (calls) => ({ recording: { calls } }),
  'recording.bytes': (bytes) => ({ recording: { bytes } }),
  'recording.bodyBytes': (bodyBytes) => ({ recording: { bodyBytes } }),
};

/** The numeric options of each bot. */
const BOT_OPTIONS: Record<string, OptionsWith> = {
  budget: (totalMs) => ({ budget: { totalMs } }),
  reserve: (reserveMs) => ({ budget: { reserveMs } }),
  'breaker: failureThreshold': (failureThreshold) => ({ breaker: { failureThreshold } }),
  'breaker: openForMs': (openForMs) => ({ breaker: { openForMs } }),
  'handoff.breaker: openForMs': (openForMs) => ({ handoff: { breaker: { openForMs } } }),
  'handoff.dedupeWindowMs': (dedupeWindowMs) => ({ handoff: { dedupeWindowMs } }),
  'stateLimits.total': (total) => ({ stateLimits: { total } }),
  'stateLimits.user': (user) => ({ stateLimits: { user } }),
  'stateLimits.omitAbove': (omitAbove) => ({ stateLimits: { omitAbove } }),
  'limit of a search': (limit) => ({ search: { limit } }),
  'timeoutMs of a search': (timeoutMs) => ({ search: { timeoutMs } }),
};

const NODE_OPTIONS: Record<string, (value: number) => Partial<HaptikNodeOptions>> = {
  timeoutMs: (timeoutMs) => ({ timeoutMs }),
  maxInFlight: (maxInFlight) => ({ maxInFlight }),
  'dedupe.windowMs': (windowMs) => ({ dedupe: { windowMs } }),
  openForMs: (openForMs) => ({ breaker: { openForMs } }),
};

const SEARCH_OPTIONS: Record<string, (value: number) => Partial<HaptikSearchOptions>> = {
  timeoutMs: (timeoutMs) => ({ timeoutMs }),
  limit: (limit) => ({ limit }),
};

/** `Number()` of an unset variable, a negative number, and text that JavaScript compares as a number. */
const INVALID: [string, number][] = [
  ['NaN', Number.NaN],
  ['-2', -2],
  ['"1"', '1' as unknown as number],
];

async function expectRefusal(start: ReturnType<typeof boot>, ...parts: string[]) {
  const error: unknown = await start.then(
    (app) => app.close(),
    (thrown: unknown) => thrown,
  );
  expect(error).toBeInstanceOf(HaptikSetupError);
  for (const part of parts) expect((error as Error).message).toContain(part);
}

describe.each(INVALID)('a numeric option of %s fails the boot with its name', (text, value) => {
  it.each(Object.keys(MODULE_OPTIONS))('%s', async (name) => {
    await expectRefusal(boot({ options: MODULE_OPTIONS[name]!(value) }), name, text);
  });

  it.each(Object.keys(BOT_OPTIONS))('%s, of a further bot, too', async (name) => {
    const options = BOT_OPTIONS[name]!(value);
    await expectRefusal(boot({ options }), 'Bot "default"', name, text);
    const bots = { support: { secrets: 'other-secret', ...options } };
    await expectRefusal(boot({ options: { bots } }), 'Bot "support"', name, text);
  });

  it.each(Object.keys(NODE_OPTIONS))('%s of a node', async (name) => {
    @Injectable()
    class Orders {
      @HaptikNode({ name: 'order', ...NODE_OPTIONS[name]!(value) })
      order() {
        return 'ok';
      }
    }
    await expectRefusal(boot({ metadata: { providers: [Orders] } }), 'Orders.order', name, text);
  });

  it.each(Object.keys(SEARCH_OPTIONS))('%s of a search', async (name) => {
    @Injectable()
    class Cities {
      @HaptikSearch({ name: 'city', ...SEARCH_OPTIONS[name]!(value) })
      cities() {
        return [];
      }
    }
    await expectRefusal(boot({ metadata: { providers: [Cities] } }), 'Cities.cities', name, text);
  });
});

it.each([
  [{ bodyLimit: 0 }, 'The option bodyLimit is 0. Set it to an integer of 1 or more, in bytes'],
  [{ bodyLimit: '1mb' as unknown as number }, 'The option bodyLimit is "1mb"'],
  [{ maxInFlight: 0 }, 'The option maxInFlight is 0. Set it to an integer of 1 or more.'],
])('the start fails with %j, with the cure', async (options, message) => {
  await expectRefusal(boot({ options }), message);
});

it('the start fails with a timeoutMs of NaN of a node, with the cure', async () => {
  class Orders {
    @HaptikNode({ name: 'order', timeoutMs: Number.NaN })
    order() {
      return 'ok';
    }
  }
  const cure = 'Set it to a number of milliseconds from 1 to 20000, or raise budget.totalMs.';
  await expectRefusal(boot({ metadata: { providers: [Orders] } }), 'timeoutMs is NaN', cure);
});

it('limits of the state may be 0 or Infinity', async () => {
  const stateLimits = { total: 0, user: Infinity, omitAbove: Infinity };
  const app = await boot({ options: { stateLimits } });
  expect((await new HaptikTestClient(app, { secret: SECRET }).call('order')).httpStatus).toBe(200);
  await app.close();
});
