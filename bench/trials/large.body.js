import { CALL, haptikCall } from '../contestants.js';
import { interleave, ratio } from '../measure/rounds.js';
import { ServerProcess } from '../measure/server.process.js';

const SIZE = 1_048_576;
const LIMIT = String(2 * SIZE);

/** Capacity for calls of one megabyte on hosts without a parser, relative to raw node:http. */
export async function measureLargeBody(plan) {
  const servers = [];
  try {
    for (const host of ['express-no-parser', 'fastify-no-parser']) {
      servers.push(await ServerProcess.start(['haptik.js', host, LIMIT]));
    }
    servers.push(await ServerProcess.start(['raw.js']));
    const call = haptikCall(largeCall());
    const subjects = servers.map((server) => ({ server, calls: () => [call] }));
    const [express, fastify, raw] = await interleave(subjects, { ...plan, connections: 8 });
    return { express: ratio(express, raw), fastify: ratio(fastify, raw) };
  } finally {
    await Promise.all(servers.map((server) => server.stop()));
  }
}

/** A call with many long entities, partly not ASCII, as in the large fixture. */
function largeCall() {
  const call = JSON.parse(CALL);
  const text = 'a longer text, लंबा पाठ, '.repeat(10);
  let size = 0;
  for (let index = 0; size < SIZE; index++) {
    const item = { detection: 'message', original_text: text, entity_value: text };
    call.entities[`field_${index}`] = [item];
    size += Buffer.byteLength(JSON.stringify(item)) + 16;
  }
  return JSON.stringify(call);
}
