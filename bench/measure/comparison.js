import { interleave, merge, ratio } from './rounds.js';
import { expectRejection, expectReply } from './server.check.js';
import { ServerProcess } from './server.process.js';

/**
 * Starts servers, checks their replies, and measures them in interleaved rounds.
 *
 * Two processes of the same code differ by some percent. So each server runs in `copies` processes,
 * which are measured as one.
 *
 * @param entries `{ server, calls or sign, replyText, rejectionStatus }`, where `server` is
 *   `[file, ...options]`, or a function that returns them for each process
 * @returns for each entry its `rounds`, the `usage` of its first process after the load, and
 *   `noise`: how far the capacities of its processes are apart, if there are several
 */
export async function compareServers(entries, { copies = 1, ...plan }) {
  const servers = [];
  try {
    const subjects = [];
    for (const entry of entries) {
      for (let copy = 0; copy < copies; copy++) {
        const command = typeof entry.server === 'function' ? await entry.server() : entry.server;
        const server = await ServerProcess.start(command);
        servers.push(server);
        subjects.push({ ...entry, server });
        await check(command.join(' '), entry, server.port);
      }
    }
    const results = await interleave(subjects, plan);
    const usages = await Promise.all(servers.map((server) => server.usage()));
    return entries.map((_, index) => {
      const first = index * copies;
      const own = results.slice(first, first + copies);
      return {
        rounds: merge(own),
        usage: usages[first],
        noise: copies === 1 ? undefined : noiseOf(own),
      };
    });
  } finally {
    await Promise.all(servers.map((server) => server.stop()));
  }
}

function noiseOf(processes) {
  return Math.max(...processes.map((results) => Math.abs(1 - ratio(results, processes[0]))));
}

/** Errors are replies with status 200, too, so the text is checked. */
async function check(name, { calls, sign, replyText, rejectionStatus }, port) {
  const call = sign ? sign() : calls[0];
  if (replyText !== undefined) await expectReply(name, port, call, replyText);
  if (rejectionStatus !== undefined) await expectRejection(name, port, call, rejectionStatus);
}
