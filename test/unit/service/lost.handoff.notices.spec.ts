import type { SentNotices } from '@nestjs-haptik/storage/internal';
import { jest } from '@jest/globals';
import type { HaptikEvent } from 'nestjs-haptik';
import { NoticeClaims } from '../../../src/service/notices/notice.claims.js';
import { NoticeMonitor } from '../../../src/service/notices/notice.monitor.js';
import { NoticeSender } from '../../../src/service/notices/notice.sender.js';
import { NoticeChannel } from '../../../src/service/notices/notice.channel.js';
import type { Notice } from '../../../src/service/notices/notice.js';

const MINUTE_MS = 60_000;
const CONFIG = { queueAgeMs: 5 * MINUTE_MS, gatherMs: MINUTE_MS, calmMs: MINUTE_MS };

class RecordingChannel extends NoticeChannel {
  override readonly name = 'recording';
  override readonly setting = 'none';
  readonly titles: string[] = [];

  override async send({ title }: Notice): Promise<void> {
    this.titles.push(title);
  }
}

type SharedClaims = Pick<SentNotices, 'claim' | 'takeExpired'>;

/** The claims of a database, which all replicas share. */
function sharedClaims(): SharedClaims {
  const expiries = new Map<string, number>();
  return {
    takeExpired: async () => [],
    claim: async (key, _holder, expireAfterMs) => {
      if ((expiries.get(key) ?? 0) > performance.now()) return false;
      expiries.set(key, performance.now() + expireAfterMs);
      return true;
    },
  };
}

describe('notices of lost handoffs', () => {
  const monitors: NoticeMonitor[] = [];
  beforeEach(() => {
    jest.useFakeTimers();
  });
  afterEach(async () => {
    await Promise.all(monitors.splice(0).map((monitor) => monitor.stop()));
    jest.useRealTimers();
  });

  function startReplica(shared?: SharedClaims) {
    const channel = new RecordingChannel();
    const claims = new NoticeClaims(shared as SentNotices | undefined);
    const sender = new NoticeSender([channel], undefined);
    const monitor = new NoticeMonitor(CONFIG, claims, sender, undefined);
    monitors.push(monitor);
    const lose = (bot = 'shop'): void => {
      const event: HaptikEvent = {
        type: 'handoff.settled',
        bot,
        node: 'order_status',
        reason: 'exception',
        state: 'dead-letter',
        attempts: 1,
        durationMs: 5,
      };
      monitor.observe(event);
    };
    return { lose, titles: channel.titles };
  }
  const pass = (minutes: number) => jest.advanceTimersByTimeAsync(minutes * MINUTE_MS);

  it('tell of those of a minute, then every quarter of an hour of those since, then of the next at once', async () => {
    const { lose, titles } = startReplica();
    lose();
    lose();
    await pass(1);
    expect(titles).toEqual(['Bot "shop": 2 chats got no agent']);

    lose();
    await pass(5);
    lose();
    lose();
    await pass(9);
    expect(titles).toHaveLength(1);
    await pass(2);
    expect(titles.slice(1)).toEqual(['Bot "shop": 3 chats got no agent']);

    await pass(16);
    expect(titles).toHaveLength(2);
    lose();
    await pass(1);
    expect(titles.slice(2)).toEqual(['Bot "shop": 1 chat got no agent']);
  });

  it('are separate for each bot', async () => {
    const { lose, titles } = startReplica();
    lose('shop');
    await pass(1);
    lose('bank');
    await pass(1);
    expect(titles).toEqual(['Bot "shop": 1 chat got no agent', 'Bot "bank": 1 chat got no agent']);
  });

  it('of a replica wait once for the notice of another one, which loses handoffs all the time', async () => {
    const shared = sharedClaims();
    const busy = startReplica(shared);
    const other = startReplica(shared);
    busy.lose();
    await pass(1);
    other.lose();
    for (let minute = 0; minute < 32; minute += 1) {
      busy.lose();
      await pass(1);
    }
    expect(busy.titles.length).toBeGreaterThan(1);
    expect(other.titles).toEqual(['Bot "shop": 1 chat got no agent']);
  });

  it('tell of the rest when the process stops', async () => {
    const { lose, titles } = startReplica();
    lose();
    await Promise.all(monitors.splice(0).map((monitor) => monitor.stop()));
    await pass(0);
    expect(titles).toEqual(['Bot "shop": 1 chat got no agent']);
  });
});
