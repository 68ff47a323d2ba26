import type { INestApplication } from '@nestjs/common';
import {
  HaptikAgentDesk,
  HaptikPlatformClient,
  HaptikRecordings,
  type RecordedCall,
  sign,
} from 'nestjs-haptik';
import { HaptikTestClient } from 'nestjs-haptik/testing';
import { AcceptingAgentDesk } from '../../support/bots/flaky.bot.js';
import { CREDENTIALS, LeakyBot, markedBody, MARKS } from '../../support/bots/leaky.bot.js';
import { boot, ENDPOINTS, SECRET } from '../../support/test.app.js';

describe.each(ENDPOINTS)('recorded calls on %s', (platform) => {
  let app: INestApplication;
  let client: HaptikTestClient;

  beforeAll(async () => {
    app = await boot({
      platform,
      metadata: { providers: [LeakyBot] },
      options: {
        recording: { redact: { entities: ['chosen'] } },
        handoff: { desk: new AcceptingAgentDesk(), on: [] },
      },
    });
    client = new HaptikTestClient(app, { secret: SECRET });
  });
  afterAll(() => app.close());

  async function record(body: string, headers: Record<string, string> = {}): Promise<RecordedCall> {
    const id = crypto.randomUUID();
    await fetch(await client.url(), {
      method: 'POST',
      headers: {
        'Content-Type': 'application/json',
        'X-Hub-Signature': sign(Buffer.from(body), SECRET),
        'X-Haptik-Call-Id': id,
        ...headers,
      },
      body,
    });
    const call = await app.get(HaptikRecordings).find(id);
    if (!call) throw new Error('The call was not recorded.');
    return call;
  }

  it('contain no personal value and no secret, wherever it comes back', async () => {
    const call = await record(markedBody('leaks'));
    expectNoMarks(call);
    expect(call.outcome).toEqual({ kind: 'answered', status: true });
    expect(call.logLines).toHaveLength(2);
    expect(call.request.bytes).toBe(Buffer.byteLength(markedBody('leaks')));
    expect(call.response.headers['content-type']).toMatch(/^application\/json/);
  });

  it('keep structure and types, and what is not personal', async () => {
    const call = await record(markedBody('leaks'));
    const body = JSON.parse(call.request.body ?? '') as Record<string, never>;
    const given = JSON.parse(markedBody('leaks')) as Record<string, never>;
    expect(shape(body)).toEqual(shape(given));
    expect(body).toMatchObject({
      node: 'leaks',
      user: { device_platform: 5, language_code: 'en' },
      entities: { order_id: [{ entity_value: 'A17', detection: 'message' }] },
      conversation_no: 7,
      conversation_details: { last_order: 'B18' },
      env_variables: { PASSWORD: '[redacted]', LIMIT: 0 },
    });
    expect(call.request.headers['x-hub-signature']).toBe('[redacted]');
  });

  it('replace the same value alike in request and reply', async () => {
    const call = await record(markedBody('leaks'));
    const { user } = JSON.parse(call.request.body ?? '') as { user: Record<string, string> };
    const { response } = JSON.parse(call.response.body ?? '') as { response: string[] };
    const [firstName = ''] = user['full_name']?.split(' ') ?? [];
    expect(response[0]?.toLowerCase()).toBe(`hello ${firstName.toLowerCase()}, order a17`);
    expect(JSON.parse(response[1] ?? '')).toMatchObject({ text: `For ${user['user_name']}` });
  });

  it('contain no value of a failed call and its log lines', async () => {
    const call = await record(markedBody('throws'));
    expectNoMarks(call);
    expect(call.outcome).toEqual({ kind: 'failed', reason: 'exception' });
    expect(call.logLines[0]).toMatchObject({ level: 'error', context: 'Haptik' });
  });

  it('contain nothing of the body of a rejected call, but the cause', async () => {
    const body = markedBody('leaks');
    const wrong = sign(Buffer.from(body), `${SECRET}\n`);
    const call = await record(body, { 'X-Hub-Signature': wrong });
    expectNoMarks(call);
    expect(call).toMatchObject({
      node: null,
      request: { body: null, bytes: Buffer.byteLength(body) },
      response: { status: 401, body: null },
      outcome: { kind: 'rejected', reason: 'secret-with-whitespace' },
    });
  });

  it('tell the handoff, the deadline and the trace', async () => {
    const trace = '4bf92f3577b34da6a3ce929d0e0e4736';
    const call = await record(markedBody('agent'), {
      traceparent: `00-${trace}-00f067aa0ba902b7-01`,
    });
    expect(call).toMatchObject({
      handoff: { team: 'returns', reason: 'requested', outcome: 'delivered' },
      deadlineMs: 20_000,
      reserveMs: 5_000,
      traceId: trace,
    });
    expect(await record(markedBody('waits'))).toMatchObject({ deadlineMs: 4_000 });
  });

  it('record what is no call with its cause', async () => {
    expect(await record('{"event":1}')).toMatchObject({
      outcome: { kind: 'rejected', reason: null },
      response: { status: 400 },
    });
    expect(await record('nonsense')).toMatchObject({ response: { status: 400 } });
  });

  it('do not mix the log lines of concurrent calls', async () => {
    const orders = Array.from({ length: 8 }, (_, index) => `Z${index}`);
    const calls = await Promise.all(
      orders.map((order) => record(markedBody('waits', { entities: entity(order) }))),
    );
    const messages = calls.map(({ logLines }) => logLines.map(({ message }) => message));
    expect(messages).toEqual(orders.map((order) => [`begins ${order}`, `ends ${order}`]));
  });

  it('keep paths of packages, and replace the addresses in links', async () => {
    const path = '/app/node_modules/@nestjs/core/router.js and .pnpm/@nestjs+core@12.0.1_x';
    const link = `mailto:${MARKS.newEmail}?subject=x`;
    const call = await record(markedBody('waits', { entities: entity(`${path} ${link}`) }));
    expect(call.request.body).toContain(path);
    expect(call.request.body).toContain('?subject=x');
    expectNoMarks(call);
  });

  it('drop the bodies of a call that is larger than the limit', async () => {
    const filler = 'x'.repeat(70_000);
    const call = await record(markedBody('leaks', { filler }));
    expectNoMarks(call);
    expect(call).toMatchObject({ request: { body: null }, response: { body: null }, logLines: [] });
    expect(call.request.bytes).toBeGreaterThan(70_000);
  });
});

it('credentials of the platform and of the desk are in no recording', async () => {
  const baseUrl = 'http://127.0.0.1:1';
  const app = await boot({
    metadata: { providers: [LeakyBot] },
    options: {
      recording: {},
      platform: new HaptikPlatformClient({ baseUrl, ...CREDENTIALS.platform }),
      handoff: { desk: new HaptikAgentDesk({ baseUrl, ...CREDENTIALS.desk }), team: 'support' },
    },
  });
  await new HaptikTestClient(app, { secret: SECRET }).post(markedBody('credentials'));
  const [call] = await app.get(HaptikRecordings).list();
  await app.close();
  expect(call?.logLines.map(({ message }) => message)).toEqual([
    'refused: Bearer [redacted], [redacted]',
  ]);
  expect(JSON.parse(call?.response.body ?? '')).toMatchObject({
    response: ['[redacted] [redacted]'],
  });
});

it('a long word before an @ does not occupy the process', async () => {
  const recording = { bodyBytes: 1_000_000 };
  const app = await boot({ metadata: { providers: [LeakyBot] }, options: { recording } });
  const client = new HaptikTestClient(app, { secret: SECRET });
  // An attempt at each character that reads to the end would take half an hour.
  const body = markedBody('waits', { filler: `${'x'.repeat(900_000)} @` });
  const id = crypto.randomUUID();
  await client.post(body, { 'X-Haptik-Call-Id': id });
  const call = await app.get(HaptikRecordings).find(id);
  await app.close();
  expect(call?.request.body).toContain('A17');
});

function expectNoMarks(call: RecordedCall): void {
  const text = JSON.stringify(call);
  for (const mark of Object.values(MARKS)) {
    expect(text.toLowerCase()).not.toContain(String(mark).toLowerCase());
    expect(text).not.toContain(Buffer.from(String(mark)).toString('base64').slice(0, -3));
  }
  expect(text).not.toMatch(/mark(alpha|beta|gamma|mail)/i);
  expect(text).not.toContain(SECRET);
}

function entity(value: string): object {
  return { order_id: [{ entity_value: value, detection: 'message', original_text: value }] };
}

/** Types instead of values. */
function shape(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(shape);
  if (typeof value !== 'object' || value === null) return typeof value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, shape(inner)]));
}
