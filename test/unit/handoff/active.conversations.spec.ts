import { TestClock } from 'nestjs-haptik/testing';
import { ActiveConversations } from '../../../src/handoff/active.conversations.js';

const WINDOW_MS = 600_000;

describe('the conversations that were handed off', () => {
  it('are kept for the window and no longer, so that their memory is bounded by the traffic', async () => {
    const clock = new TestClock();
    const conversations = new ActiveConversations(clock);
    conversations.activate('first', WINDOW_MS);
    await clock.advance(WINDOW_MS / 2);
    conversations.activate('second', WINDOW_MS);
    expect(conversations.isActive('first')).toBe(true);
    await clock.advance(WINDOW_MS / 2);
    conversations.activate('third', WINDOW_MS);
    expect(['first', 'second', 'third'].map((one) => conversations.isActive(one))).toEqual([
      false,
      true,
      true,
    ]);
    expect(conversations.size).toBe(2);
  });
});
