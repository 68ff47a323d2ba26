// The time from a publication on one replica to the first reply with it on another.
import { setTimeout as sleep } from 'node:timers/promises';
import { haptikCall } from '../../contestants.js';
import { ServerProcess } from '../../measure/server.process.js';
import { median } from '../../measure/statistics.js';

const READ_TIMEOUT_MS = 10_000;

/** Suppresses all notifications, as a connection pooler may do. */
const SUPPRESS_NOTIFICATIONS = `
  create function public.pg_notify(text, text) returns void language sql as 'select';
  do $$ begin
    execute format('alter database %I set search_path = public, pg_catalog', current_database());
  end $$`;

/** Milliseconds of publications, with and without notifications. */
export async function measurePublication(databases, { times }) {
  const rows = [];
  for (const notifications of ['on', 'off']) {
    const storage = await databases.createEmpty('PostgreSQL');
    if (notifications === 'off') await databases.run(storage, SUPPRESS_NOTIFICATIONS);
    rows.push({ notifications, ...(await publishTo(storage, times)) });
  }
  return rows;
}

async function publishTo(storage, times) {
  const replicas = [];
  try {
    for (let count = 0; count < 2; count++) {
      replicas.push(await ServerProcess.start(['haptik/texts.js', JSON.stringify(storage)]));
    }
    const waits = [];
    for (let at = 0; at < times; at++) {
      waits.push(await waitUntilRead(replicas, `publication ${at}`));
      // Spreads the publications over the polling interval.
      await sleep(Math.random() * 700);
    }
    return { medianMs: median(waits), worstMs: Math.max(...waits) };
  } finally {
    await Promise.all(replicas.map((replica) => replica.stop()));
  }
}

async function waitUntilRead([publisher, reader], text) {
  const startedAt = performance.now();
  await publisher.ask({ text });
  while (!(await answerOf(reader)).includes(text)) {
    if (performance.now() - startedAt > READ_TIMEOUT_MS)
      throw new Error('the other replica did not receive the text');
    await sleep(1);
  }
  return performance.now() - startedAt;
}

async function answerOf({ port }) {
  const request = { method: 'POST', ...haptikCall() };
  const response = await fetch(`http://127.0.0.1:${port}/haptik`, request);
  if (response.status !== 200) throw new Error(`the server responded with ${response.status}`);
  return response.text();
}
