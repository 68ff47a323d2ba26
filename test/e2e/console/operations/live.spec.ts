import type { INestApplication } from '@nestjs/common';
import compression from 'compression';
import { HaptikTestClient } from 'nestjs-haptik/testing';
import { UnreachableAgentDesk, WatchedBot } from '../../../support/bots/watched.bot.js';
import { type ConsoleApiClient, ConsoleHost } from '../../../support/console/console.host.js';
import { EventStreamClient } from '../../../support/console/event.stream.client.js';
import { HTTP_PLATFORMS, SECRET } from '../../../support/test.app.js';

const LIVE = '/operations/live';

/** Lets a host on Express compress its responses. The plugin of Fastify does not see those of the console. */
function compressResponses(app: INestApplication): void {
  if (app.getHttpAdapter().getType() === 'express') app.use(compression({ threshold: 0 }));
}

/** All changes up to one: a poll can find others first, such as a new minute. */
async function readChangesUntil(stream: EventStreamClient, wanted: string): Promise<string[]> {
  const event = await stream.next();
  if (event?.type !== 'change') throw new Error(`unexpected: ${JSON.stringify(event)}`);
  const { changed } = event.data as { changed: string[] };
  return changed.includes(wanted)
    ? changed
    : [...changed, ...(await readChangesUntil(stream, wanted))];
}

describe.each(HTTP_PLATFORMS)('live updates of the status page on %s', (platform) => {
  let host: ConsoleHost;
  let asha: ConsoleApiClient;
  beforeAll(async () => {
    host = await ConsoleHost.start(
      platform,
      {},
      {
        host: compressResponses,
        providers: [WatchedBot],
        haptik: { handoff: { desk: new UnreachableAgentDesk(), team: 'support' } },
      },
    );
    asha = await host.administrator();
  });
  // The last test closes it.

  it('names what changed, in a response that proxies and compression pass on as it comes', async () => {
    const overview = await asha.request('GET /operations/overview');
    const isCompressed = overview.headers.get('content-encoding') !== null;
    expect(isCompressed).toBe(platform === 'express');
    const stream = await EventStreamClient.connect(asha, LIVE);
    const { status, headers } = stream.response;
    expect(headers.get('content-encoding')).toBeNull();
    expect([status, headers.get('content-type')]).toEqual([200, 'text/event-stream']);
    expect(headers.get('x-accel-buffering')).toBe('no');
    expect(headers.get('cache-control')).toMatch(/no-store.*no-transform/);

    await new HaptikTestClient(host.app, { secret: SECRET }).call('agent');
    expect(await readChangesUntil(stream, 'pending-chats')).toContain('calls');
    await asha.request('PUT /operations/switches', { node: 'refund', mode: 'fallback' });
    await readChangesUntil(stream, 'switches');
    await stream.close();
  });

  it('ends when the session ends, and when the user loses the permission', async () => {
    const change = (mode: string) =>
      asha.request('PUT /operations/switches', { node: 'stock', mode });
    const ravi = { name: 'Ravi', email: 'ravi@example.com', role: 'publisher' };
    const { browser, id } = await asha.inviteUser(ravi);
    const signedOut = await EventStreamClient.connect(browser, LIVE);
    await browser.request('POST /auth/sign-out');
    await change('fallback');
    const end = { type: 'end', data: { reason: 'signed-out' } };
    expect((await signedOut.rest()).at(-1)).toEqual(end);
    expect((await EventStreamClient.connect(browser, LIVE)).response.status).toBe(401);

    await browser.signIn(ravi.email);
    const demoted = await EventStreamClient.connect(browser, LIVE);
    await asha.request(`PATCH /users/${id}`, { role: 'editor' });
    await change('normal');
    expect((await demoted.rest()).at(-1)).toEqual(end);
  });

  it('are for a limited number of pages of a user', async () => {
    const user = { name: 'Mei', email: 'mei@example.com', role: 'publisher' };
    const { browser } = await asha.inviteUser(user);
    const streams = await Promise.all(
      Array.from({ length: 11 }, () => EventStreamClient.connect(browser, LIVE)),
    );
    const refused = streams.filter(({ response }) => response.status === 429);
    expect(refused).toHaveLength(1);
    for (const stream of streams) await stream.close();
  });

  it('do not delay the stop of the process', async () => {
    const stream = await EventStreamClient.connect(asha, LIVE);
    await host.app.close();
    expect(await stream.rest()).not.toContainEqual(expect.objectContaining({ type: 'change' }));
  });
});
