import { CALL, haptikCall } from '../contestants.js';
import { compareServers } from '../measure/comparison.js';
import { ratio } from '../measure/rounds.js';

const SIZE = 1_048_576;
const LISTENER = ['haptik/haptik.js', 'listener', JSON.stringify({ bodyLimit: 2 * SIZE })];

/** Capacity of the listener for calls of one megabyte, relative to raw node:http. */
export async function measureLargeBody(plan) {
  const call = haptikCall(largeCall());
  const [listener, raw] = await compareServers(
    [LISTENER, ['contestants/raw.js']].map((server) => {
      return { server, calls: [call], replyText: 'Order 9042 is on its way to Pune.' };
    }),
    { ...plan, connections: 8 },
  );
  return { times: ratio(listener.rounds, raw.rounds) };
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
