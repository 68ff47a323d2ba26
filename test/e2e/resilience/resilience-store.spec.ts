import { Global, Module, type Type } from '@nestjs/common';
import { HaptikSwitches, SwitchStore } from 'nestjs-haptik';
import { setTimeout as sleep } from 'node:timers/promises';
import { HTTP_PLATFORMS } from '../../support/test.app.js';
import { FlakyBot } from '../../support/bots/flaky.bot.js';
import { FlakyHost } from '../../support/flaky.host.js';
import { ScriptedSwitchStore } from '../../support/scripted.switch.store.js';
import { UNAVAILABLE } from '../../support/values/english.texts.js';

const FINE = 'Fine.';
const OFF = { bot: 'default', node: 'shaky', mode: 'fallback', changedAt: new Date(0) } as const;

/** Provides the store like a storage module. */
function moduleWith(store: SwitchStore): Type {
  @Global()
  @Module({ providers: [{ provide: SwitchStore, useValue: store }], exports: [SwitchStore] })
  class StoreModule {}
  return StoreModule;
}

describe.each(HTTP_PLATFORMS)('switches in a store on %s', (platform) => {
  let store: ScriptedSwitchStore;
  let host: FlakyHost;
  const start = async () => {
    const metadata = { imports: [moduleWith(store)], providers: [FlakyBot] };
    host = await FlakyHost.start(platform, {}, metadata);
    return host.app.get(HaptikSwitches);
  };
  const until = async (holds: () => boolean) => {
    while (!holds()) await sleep(2);
  };
  beforeEach(() => {
    store = new ScriptedSwitchStore();
  });
  afterEach(() => host.stop());

  it('apply from the first call after a restart, and are logged', async () => {
    await store.change(OFF);
    await start();
    expect(await host.callNode('shaky')).toBe(UNAVAILABLE);
    expect(host.logger.linesOf('warn').join()).toContain('node "shaky": switched to fallback');
  });

  it('apply when another replica set them', async () => {
    const switches = await start();
    expect(await host.callNode('shaky')).toBe(FINE);
    await store.change(OFF);
    await until(() => switches.getMode('default', 'shaky') === 'fallback');
    expect(await host.callNode('shaky')).toBe(UNAVAILABLE);
    expect(host.eventsOf('switch.changed')).toHaveLength(1);
  });

  it('are saved to the store', async () => {
    const switches = await start();
    await switches.set({ bot: 'default', node: 'shaky', mode: 'fallback', changedBy: 'Asha' });
    await switches.set({ bot: 'default', mode: 'handoff' });
    await switches.clear({ bot: 'default' });
    expect(await store.load()).toEqual([
      expect.objectContaining({ node: 'shaky', changedBy: 'Asha' }),
    ]);
  });

  it('of a removed bot can still be cleared', async () => {
    await store.change({ ...OFF, bot: 'gone' });
    const switches = await start();
    await switches.clear({ bot: 'gone', node: 'shaky' });
    expect([switches.list(), await store.load()]).toEqual([[], []]);
  });

  it.each(['throws', 'rejects', 'hangs', 'lies'] as const)(
    'do not prevent the boot when the store %s',
    async (mood) => {
      store.behavior = mood;
      const switches = await start();
      expect(await host.callNode('shaky')).toBe(FINE);
      expect(switches.list()).toEqual([]);
    },
  );

  it('keep their last known state when the store fails, with one log line', async () => {
    await store.change(OFF);
    const switches = await start();
    store.behavior = 'rejects';
    const loads = store.loads;
    for (let time = 1; time <= 3; time++) {
      store.notifyWatchers();
      await until(() => store.loads === loads + time);
      // The load fails asynchronously.
      await sleep(5);
    }
    expect(await host.callNode('shaky')).toBe(UNAVAILABLE);
    expect(host.logger.linesOf('error')).toEqual([
      expect.stringContaining('Switch store: failed (ECONNREFUSED)'),
    ]);
    store.behavior = 'works';
    await store.change({ ...OFF, mode: 'normal' });
    await until(() => switches.getMode('default', 'shaky') === 'normal');
    await until(() => host.logger.linesOf('log').join().includes('Switch store: recovered'));
    expect(await host.callNode('shaky')).toBe(FINE);
  });

  it('do not change when the store fails to save, and the operator gets an error', async () => {
    const switches = await start();
    store.behavior = 'rejects';
    const change = switches.set({ bot: 'default', mode: 'fallback' });
    await expect(change).rejects.toMatchObject({
      status: 503,
      code: 'haptik_switch',
      cause: { code: 'ECONNREFUSED' },
    });
    expect(await host.callNode('shaky')).toBe(FINE);
  });

  it('are unsubscribed from when the application shuts down', async () => {
    await start();
    await until(() => store.watchers.size === 1);
    await host.stop();
    expect(store.watchers.size).toBe(0);
  });
});
