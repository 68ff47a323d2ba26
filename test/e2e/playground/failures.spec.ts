import {
  type EmulatorCall,
  type EmulatorTurn,
  HaptikPlatformEmulator,
} from 'nestjs-haptik/internal/emulator';
import { PlaygroundClient } from '../../support/playground/playground.client.js';
import { ScriptedBot } from '../../support/bots/scripted.bot.js';

class FaultyEmulator extends HaptikPlatformEmulator {
  override sendCall(_: EmulatorCall): Promise<EmulatorTurn> {
    return Promise.reject(new RangeError('no such position'));
  }
}

it('ends a run that the playground itself fails, and says why', async () => {
  const bot = new ScriptedBot();
  const emulator = new FaultyEmulator();
  const playground = await PlaygroundClient.start({ url: await bot.start(), emulator });
  const run = await playground.callOnce('order_status');
  expect(run).toMatchObject({
    state: 'failed',
    failure: {
      reason: 'error',
      detail: 'The playground failed: no such position. See its terminal, and repeat the call.',
    },
  });
  expect((await playground.state()).runs).toMatchObject([{ id: run.id, state: 'failed' }]);
  expect(playground.log).toEqual([
    expect.stringMatching(/^The playground failed: RangeError: no such position\n/),
  ]);
  await playground.stop();
  await bot.stop();
});
