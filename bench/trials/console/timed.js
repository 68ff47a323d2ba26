import { monitorEventLoopDelay } from 'node:perf_hooks';

/** The time of some work, and the longest time in which it blocked the event loop. */
export async function timed(work) {
  const delay = monitorEventLoopDelay({ resolution: 5 });
  delay.enable();
  const startedAt = performance.now();
  await work();
  const ms = performance.now() - startedAt;
  // The histogram records a block at the end of the work only now.
  await new Promise((resolve) => setTimeout(resolve, 20));
  delay.disable();
  return { ms, blockedMs: Math.max(0, delay.max / 1e6 - 5) };
}
