import { contestants } from '../contestants.js';
import { interleave, ratio, typical } from '../measure/rounds.js';
import { ServerProcess } from '../measure/server.process.js';

/** Compares all contestants: capacity of a core, p99, memory after load, and ratios. */
export async function compareContestants(plan) {
  const servers = [];
  try {
    for (const contestant of contestants) {
      const server = await ServerProcess.start(contestant.server);
      servers.push(server);
      await check(contestant, server.port);
    }
    const subjects = contestants.map(({ sign }, index) => {
      return { server: servers[index], calls: () => [sign()] };
    });
    const results = await interleave(subjects, plan);
    const usages = await Promise.all(servers.map((server) => server.usage()));
    const over = (index, other) => {
      const found = contestants.findIndex(({ name }) => name === other);
      return found < 0 ? undefined : ratio(results[index], results[found]);
    };
    return contestants.map(({ name, bare }, index) => ({
      name,
      capacity: typical(results[index], 'capacity'),
      rate: typical(results[index], 'rate'),
      p99: typical(results[index], 'p99'),
      rss: usages[index].rss,
      loadEffort: typical(results[index], 'effort'),
      overBare: over(index, bare),
      overHandwritten: over(index, 'hand-written Nest, express'),
      overOctokit: over(index, '@octokit/webhooks'),
    }));
  } finally {
    await Promise.all(servers.map((server) => server.stop()));
  }
}

/** Checks that a contestant replies correctly and rejects a forged request. */
async function check(
  { name, sign, rejectionStatus, replyText = 'Order 9042 is on its way to Pune.' },
  port,
) {
  const url = `http://127.0.0.1:${port}/haptik`;
  const { headers, body } = sign();
  const answer = await fetch(url, { method: 'POST', headers, body });
  const text = await answer.text();
  if (answer.status !== 200 || !text.includes(replyText)) {
    throw new Error(`${name} responded with ${answer.status} ${text}`);
  }
  if (rejectionStatus === undefined) return;
  const { status } = await fetch(url, { method: 'POST', headers, body: `${body} ` });
  if (status !== rejectionStatus)
    throw new Error(`${name} responded with ${status} to a forged request`);
}
