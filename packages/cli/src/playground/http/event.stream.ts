import { EventEmitter, once } from 'node:events';
import type { Context } from 'hono';
import { streamSSE } from 'hono/streaming';
import type { StateChange } from '../event.hub.js';
import type { PlaygroundSession } from '../playground.session.js';

const HEARTBEAT_MS = 15_000;

/**
 * Server-sent events of the session: first the whole state, then the parts that change. Changes while the
 * page reads slowly are combined, since only the current state of a part counts.
 */
export function streamEvents(context: Context, session: PlaygroundSession): Response {
  context.header('X-Accel-Buffering', 'no');
  return streamSSE(context, async (stream) => {
    const pending = new Map<string, StateChange>([['state', { name: 'state' }]]);
    const changes = new EventEmitter();
    const unsubscribe = session.hub.subscribe((change) => {
      pending.set(`${change.name} ${change.runId ?? ''}`, change);
      changes.emit('change');
    });
    stream.onAbort(() => {
      unsubscribe();
      changes.emit('change');
    });
    let id = 0;
    while (!stream.aborted) {
      if (pending.size === 0) {
        await waitForChange(changes);
        if (pending.size === 0 && !stream.aborted) await stream.write(': still here\n\n');
        continue;
      }
      for (const [key, { name, runId }] of pending) {
        pending.delete(key);
        const data = session.getEventData(name, runId);
        if (data === undefined) continue;
        await stream.writeSSE({ event: name, id: String(++id), data: JSON.stringify(data) });
      }
    }
    unsubscribe();
  });
}

/** Resolves at a change, or when it is time for a sign of life. */
async function waitForChange(changes: EventEmitter): Promise<void> {
  const timeout = AbortSignal.timeout(HEARTBEAT_MS);
  await once(changes, 'change', { signal: timeout }).catch(() => undefined);
}
