// Loaded into the service before it starts: reports its memory and handles when it is asked to.
import { readdirSync } from 'node:fs';

process.on('message', ({ id, kind }) => {
  if (kind === 'measure') {
    globalThis.gc?.();
    globalThis.gc?.();
  }
  const { heapUsed, external, rss } = process.memoryUsage();
  const handles = process.getActiveResourcesInfo();
  process.send?.({ id, live: heapUsed + external, rss, handles, files: countFiles() });
});
// The channel must not keep the service alive.
process.channel?.unref();

/** Open file descriptors; 0 where the operating system does not list them. */
function countFiles() {
  try {
    return readdirSync('/proc/self/fd').length;
  } catch {
    return 0;
  }
}
