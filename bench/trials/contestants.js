import { contestants } from '../contestants.js';
import { compareServers } from '../measure/comparison.js';
import { ratio, typical } from '../measure/rounds.js';

const REPLY = 'Order 9042 is on its way to Pune.';

/** The ways of the library, which the rows of the table are compared with. */
const WAYS = ['listener', 'express', 'express-no-parser', 'fastify', 'fastify-no-parser'];

/**
 * Compares all contestants: capacity of a core, p99, memory after load, and `times`: the capacity of
 * each way of the library as a multiple of the contestant's.
 */
export async function compareContestants(plan) {
  const results = await compareServers(
    contestants.map((contestant) => ({ replyText: REPLY, ...contestant })),
    plan,
  );
  const of = (key) => results[contestants.findIndex((contestant) => contestant.key === key)];
  WAYS.forEach((way) => expectEvents(of(way)));
  return contestants.map(({ key, name }, index) => {
    const { rounds, usage, noise } = results[index];
    return {
      key,
      name,
      capacity: typical(rounds, 'capacity'),
      rate: typical(rounds, 'rate'),
      p99: typical(rounds, 'p99'),
      rss: usage.rss,
      loadEffort: typical(rounds, 'effort'),
      noise,
      times: Object.fromEntries(WAYS.map((way) => [way, ratio(of(way).rounds, rounds)])),
    };
  });
}

/** Checks that the application counted an event for each call. */
function expectEvents({ rounds, usage }) {
  const calls = rounds.reduce((sum, { count }) => sum + count, 0);
  if (usage.answered < calls / 2) throw new Error('events are missing');
}
