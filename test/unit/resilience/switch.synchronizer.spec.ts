import { Logger } from '@nestjs/common';
import type { SwitchRecord } from 'nestjs-haptik';
import { setTimeout as sleep } from 'node:timers/promises';
import { SwitchSynchronizer } from '../../../src/resilience/switches/switch.synchronizer.js';
import { MemoryLogger } from '../../support/test.app.js';
import { ScriptedSwitchStore } from '../../support/scripted.switch.store.js';

const record = (node: string): SwitchRecord => ({
  bot: 'shop',
  node,
  mode: 'fallback',
  changedAt: new Date(0),
});

describe('SwitchSynchronizer', () => {
  const logger = new MemoryLogger();
  beforeEach(() => {
    logger.lines.length = 0;
    Logger.overrideLogger(logger);
  });
  afterAll(() => Logger.overrideLogger(false));

  const createSynchronizer = (store: ScriptedSwitchStore, bootTimeoutMs = 1_000) => {
    const seen: string[][] = [];
    const apply = (records: readonly SwitchRecord[]) =>
      void seen.push(records.map(({ node }) => node ?? ''));
    const synchronizer = new SwitchSynchronizer(store, apply, {
      bootTimeoutMs,
      operationTimeoutMs: 20,
      retryDelayMs: 5,
    });
    return { synchronizer, seen };
  };
  const until = async (holds: () => boolean) => {
    while (!holds()) await sleep(2);
  };

  it('has loaded the switches when start() resolves', async () => {
    const store = new ScriptedSwitchStore();
    await store.change(record('a'));
    const { synchronizer, seen } = createSynchronizer(store);
    await synchronizer.start();
    expect(seen.at(-1)).toEqual(['a']);
    await synchronizer.stop();
  });

  it('logs nothing while the store is opening, and logs an error when opening fails', async () => {
    const store = new ScriptedSwitchStore();
    const opening = Object.assign(new Error('not yet'), { code: 'opening' });
    store.load = () => Promise.reject(opening);
    const { synchronizer, seen } = createSynchronizer(store);
    await synchronizer.start();
    store.notifyWatchers();
    expect(logger.lines).toEqual([]);
    opening.code = 'not-reached';
    await until(() => logger.linesOf('error').length === 1);
    Reflect.deleteProperty(store, 'load');
    await until(() => seen.length > 0);
    await synchronizer.stop();
    expect(logger.linesOf('error')).toEqual([expect.stringContaining('failed (not-reached)')]);
  });

  it('loads again when a switch changes during a load', async () => {
    const store = new ScriptedSwitchStore();
    const { synchronizer, seen } = createSynchronizer(store);
    await synchronizer.start();
    await Promise.all(['a', 'b', 'c'].map((node) => store.change(record(node))));
    await until(() => seen.at(-1)?.length === 3);
    await synchronizer.stop();
    expect(store.watchers.size).toBe(0);
  });

  it('does not apply a load that started before its own write', async () => {
    const store = new ScriptedSwitchStore();
    const { synchronizer, seen } = createSynchronizer(store);
    await synchronizer.start();
    seen.length = 0;
    let answer: (records: readonly SwitchRecord[]) => void = () => undefined;
    const load = store.load.bind(store);
    store.load = () => new Promise((resolve) => (answer = resolve));
    store.notifyWatchers();
    store.load = load;
    await synchronizer.write((to) => to.save(record('mine')));
    answer([]);
    await until(() => seen.length > 0);
    expect(seen).toEqual([['mine']]);
    await synchronizer.stop();
  });

  it.each([
    ['throws', 'Error'],
    ['rejects', 'ECONNREFUSED'],
    ['hangs', 'timed-out'],
    ['lies', 'TypeError'],
  ] as const)('start without a store that %s, and are there when it works', async (mood, kind) => {
    const store = new ScriptedSwitchStore();
    await store.change(record('a'));
    store.behavior = mood;
    const { synchronizer, seen } = createSynchronizer(store, 1);
    await synchronizer.start();
    await until(() => store.loads > 2);
    expect(seen).toEqual([]);
    store.behavior = 'works';
    await until(() => seen.at(-1)?.[0] === 'a');
    await synchronizer.stop();
    expect(logger.linesOf('error')).toHaveLength(1);
    expect(logger.lines[0]).toContain(`Switch store: failed (${kind})`);
    expect(logger.lines.join()).not.toContain('pa55word');
  });

  it('logs the recovery of the store once', async () => {
    const store = new ScriptedSwitchStore();
    store.behavior = 'rejects';
    const { synchronizer } = createSynchronizer(store);
    await synchronizer.start();
    store.behavior = 'works';
    await until(() => logger.linesOf('log').length > 0);
    store.notifyWatchers();
    await until(() => store.loads > 3);
    expect(logger.lines).toHaveLength(2);
    expect(logger.lines[1]).toBe('log Switch store: recovered');
    await synchronizer.stop();
  });

  it('unsubscribes from a watch that was established after stop()', async () => {
    const store = new ScriptedSwitchStore();
    const { synchronizer } = createSynchronizer(store);
    const watch = store.watch.bind(store);
    store.watch = async (changed) => {
      await sleep(10);
      return watch(changed);
    };
    const started = synchronizer.start();
    await synchronizer.stop();
    await started;
    expect(store.watchers.size).toBe(0);
  });
});
