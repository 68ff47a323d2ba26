import { ConsoleApiClient, PASSWORD } from '../console/console.host.js';
import { EventStreamClient } from '../console/event.stream.client.js';
import type { ServiceProcess } from '../servers/service/service.process.js';
import { MARKS } from './marks.js';

/** What the service shows to operators: metrics, the operator API and the status page with its stream. */
export async function readOperatorViews(
  service: ServiceProcess,
  origin: string,
): Promise<ReadonlyMap<string, string>> {
  const views = new Map<string, string>();
  const [, metrics = ''] = await service.waitForOutput(/Metrics: (http[^\s"]+)/);
  views.set('GET /metrics', await (await fetch(metrics)).text());
  const headers = { Authorization: `Bearer ${MARKS.operatorToken}` };
  for (const path of ['handoffs', 'handoffs/counts', 'nodes', 'switches'])
    views.set(
      `GET /operator/${path}`,
      await (await fetch(`${origin}/operator/${path}`, { headers })).text(),
    );
  const [, token = ''] = await service.waitForOutput(/\/console\/setup#([\w-]+)/);
  const browser = new ConsoleApiClient(origin);
  const administrator = { token, name: 'Root', email: 'root@shop.example', password: PASSWORD };
  await browser.request('POST /setup', administrator);
  for (const path of [
    'overview',
    'overview?range=week',
    'handoffs',
    'handoffs/counts',
    'nodes',
    'switches',
  ])
    views.set(`GET /operations/${path}`, (await browser.request(`GET /operations/${path}`)).text);
  views.set('GET /audit', (await browser.request('GET /audit')).text);
  const stream = await EventStreamClient.connect(browser, '/operations/live');
  views.set('GET /operations/live', JSON.stringify(await stream.next()));
  await stream.close();
  return views;
}

/** Sends marks to the operator API and to the console, e.g. while the database fails. */
export async function sendOperatorRequests(origin: string): Promise<void> {
  const headers = {
    Authorization: `Bearer ${MARKS.operatorToken}`,
    'Content-Type': 'application/json',
  };
  const node = encodeURIComponent(MARKS.search);
  await fetch(`${origin}/operator/handoffs?node=${node}&after=${node}`, { headers });
  await fetch(`${origin}/operator/handoffs/${node}/retry`, { method: 'POST', headers });
  // Refused: what an operator writes into a switch is stored and logged, since it is for operators.
  const body = JSON.stringify({ node: MARKS.search, mode: MARKS.phone, note: MARKS.value });
  await fetch(`${origin}/operator/switches`, { method: 'PUT', headers, body });
  const browser = new ConsoleApiClient(origin);
  await browser.signIn(MARKS.email, MARKS.value);
  await browser.request('POST /invitation', { token: MARKS.query, password: MARKS.value });
  await browser.request(`GET /operations/handoffs?node=${node}`);
}
