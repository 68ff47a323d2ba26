import type { HaptikEvent } from 'nestjs-haptik';
import { NoticeChannel } from '../../../src/service/notices/notice.channel.js';
import { NoticeClaims } from '../../../src/service/notices/notice.claims.js';
import type { Notice } from '../../../src/service/notices/notice.js';
import { NoticeMonitor } from '../../../src/service/notices/notice.monitor.js';
import { NoticeSender } from '../../../src/service/notices/notice.sender.js';

class RecordingChannel extends NoticeChannel {
  override readonly name = 'test';
  override readonly setting = 'TEST';
  readonly notices: string[] = [];

  override send({ node, state }: Notice): Promise<void> {
    this.notices.push(`${node} ${state}`);
    return Promise.resolve();
  }
}

const changed = (node: string, state: 'open' | 'half-open' | 'closed'): HaptikEvent => ({
  type: 'circuit.changed',
  kind: 'node',
  bot: 'default',
  node,
  state,
});

describe('the notices of circuits', () => {
  it('are two for each circuit that opens and closes again and again, also when the process stops', async () => {
    const channel = new RecordingChannel();
    const sender = new NoticeSender([channel], undefined);
    const config = { queueAgeMs: 300_000, gatherMs: 60_000, calmMs: 60_000 };
    const monitor = new NoticeMonitor(config, new NoticeClaims(undefined), sender, undefined);
    for (let count = 0; count < 50; count++) {
      for (const node of ['price', 'status']) {
        monitor.observe(changed(node, 'open'));
        monitor.observe(changed(node, 'half-open'));
        monitor.observe(changed(node, 'closed'));
      }
    }
    monitor.observe(changed('report', 'open'));
    await monitor.stop();
    await sender.stop();
    expect(channel.notices.toSorted()).toEqual([
      'price raised',
      'price resolved',
      'report raised',
      'status raised',
      'status resolved',
    ]);
  });
});
