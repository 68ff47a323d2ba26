import { HaptikPlatformClient } from 'nestjs-haptik';
import {
  respondWith,
  truncateResponse,
  type ResponseBehavior,
  CaptureServer,
  closeConnection,
  neverRespond,
} from '../../support/servers/http/capture.server.js';
import { expectPlatformError } from '../../support/platform.rejection.js';

const FINE = respondWith(200, { success: true, auth_id: 'u-71', chat_json: [], message_id: 1 });
const CREDENTIALS = { token: 't0ken', clientId: 'client-1', businessId: 343 };

describe('a call of the platform is retried', () => {
  const server = new CaptureServer();
  let platform: HaptikPlatformClient;

  beforeAll(async () => {
    const baseUrl = await server.start();
    platform = new HaptikPlatformClient({ baseUrl, ...CREDENTIALS, timeoutMs: 1_000 });
  });
  afterAll(() => server.stop());

  const READS: readonly [string, () => Promise<unknown>][] = [
    ['chatHistory', () => platform.chatHistory({ userName: 'hu_1', conversationNo: 1 })],
    ['updateUser', () => platform.updateUser({ authId: 'u-71' })],
  ];
  const WRITES: readonly [string, () => Promise<unknown>][] = [
    ['sendChatToAgent', () => platform.sendChatToAgent({ userName: 'hu_1', team: 'a' })],
    ['createUser', () => platform.createUser({ authId: 'u-71' })],
    ['logMessage', () => platform.logMessage({ authId: 'u-71', text: 'hi' })],
    ['logFile', () => platform.logFile({ authId: 'u-71', file: new File(['x'], 'a.pdf') })],
  ];
  const LOST: readonly [string, ResponseBehavior][] = [
    ['a closed connection', closeConnection],
    ['a truncated response', truncateResponse],
    ['silence', neverRespond],
    ['a 500', respondWith(500, '<html>oops</html>')],
    ['a 503 without Retry-After', respondWith(503, {})],
    ['an unknown error', respondWith(500, { error_message: 'An unknown error occurred' })],
  ];
  const NOT_DONE: readonly [string, ResponseBehavior][] = [
    ['a 429', respondWith(429, {})],
    ['a 429 with Retry-After', respondWith(429, {}, { 'Retry-After': '0' })],
    ['a 503 with Retry-After', respondWith(503, {}, { 'Retry-After': '0' })],
    [
      'a 503 with a date in Retry-After',
      respondWith(503, 'busy', { 'Retry-After': 'Wed, 21 Oct 2015 07:28:00 GMT' }),
    ],
  ];
  const FINAL: readonly [string, ResponseBehavior][] = [
    ['a refusal', respondWith(400, { error_message: 'invalid token' })],
    ['a page', respondWith(200, '<html></html>')],
    ['a 503 with a long Retry-After', respondWith(503, {}, { 'Retry-After': '3600' })],
  ];
  const all = (
    calls: readonly [string, () => Promise<unknown>][],
    behaviors: readonly [string, ResponseBehavior][],
  ) =>
    behaviors.flatMap(([after, behavior]) =>
      calls.map(([name, run]) => ({ name, run, after, behavior })),
    );

  it.each([...all(READS, [...LOST, ...NOT_DONE]), ...all(WRITES, NOT_DONE)])(
    'when that is safe: $name after $after',
    async ({ run, behavior }) => {
      server.respondNextWith(behavior, FINE);
      await run();
      expect(server.requests).toHaveLength(2);
      const [first, second] = server.requests.map(
        ({ requestLine, query }) => `${requestLine}?${query}`,
      );
      expect(second).toBe(first);
    },
  );

  it.each([...all(WRITES, LOST), ...all([...READS, ...WRITES], FINAL)])(
    'never when it is unsafe: $name after $after',
    async ({ run, behavior }) => {
      server.respondNextWith(behavior, FINE);
      await expectPlatformError(run());
      expect(server.requests).toHaveLength(1);
    },
  );

  it('as often as the client or the call allows', async () => {
    const query = { userName: 'hu_1', conversationNo: 1 };
    for (const [options, attempts] of [
      [{}, 3],
      [{ retries: 1 }, 2],
      [{ retries: 0 }, 1],
    ] as const) {
      server.respondNextWith(
        closeConnection,
        closeConnection,
        closeConnection,
        closeConnection,
        closeConnection,
      );
      const error = await expectPlatformError(platform.chatHistory(query, options));
      expect(error.kind).toBe('unreachable');
      expect(server.requests).toHaveLength(attempts);
    }
  });

  it('and its outcome stays unknown if an earlier attempt may have been executed', async () => {
    const no = respondWith(400, { error_message: 'invalid token' });
    server.respondNextWith(closeConnection, no);
    const user = { authId: 'u-71' };
    const options = { retries: 1 };
    expect(await expectPlatformError(platform.updateUser(user, options))).toMatchObject({
      refusal: 'credentials',
      isOutcomeUnknown: true,
    });
    server.respondNextWith(respondWith(429, {}), no);
    expect((await expectPlatformError(platform.updateUser(user, options))).isOutcomeUnknown).toBe(
      false,
    );
  });

  it('with the same body', async () => {
    server.respondNextWith(respondWith(429, {}), respondWith(429, {}), FINE);
    await platform.logMessage({ authId: 'u-71', text: 'नमस्ते' });
    const bodies = server.requests.map(({ body }) => body.toString());
    expect(new Set(bodies).size).toBe(1);
    expect(bodies[0]).toContain('नमस्ते');
  });

  it('only until the caller aborts', async () => {
    server.respondNextWith(respondWith(503, {}, { 'Retry-After': '10' }), FINE);
    const error = await expectPlatformError(
      platform.enableWebhook({ signal: AbortSignal.timeout(1_000) }),
    );
    expect(error).toMatchObject({ kind: 'unreachable', httpStatus: 503 });
    expect(server.requests).toHaveLength(1);
  });

  it('not after the caller has aborted', async () => {
    const ends = new AbortController();
    const reason = new Error('the node ran out of time');
    server.respondNextWith(neverRespond);
    const call = platform.chatHistory(
      { userName: 'hu_1', conversationNo: 1 },
      { signal: ends.signal, timeoutMs: 20_000 },
    );
    await server.waitForRequests(1);
    ends.abort(reason);
    const error = await expectPlatformError(call);
    expect(error).toMatchObject({ kind: 'timed-out', isOutcomeUnknown: false });
    expect(error.cause).toBe(reason);
    server.respondNextWith();
    const late = platform.enableWebhook({ signal: ends.signal });
    expect(await expectPlatformError(late)).toMatchObject({
      kind: 'timed-out',
      isOutcomeUnknown: false,
    });
    expect(server.requests).toHaveLength(0);
  });
});

describe('any call that never reached the platform is retried', () => {
  const real = globalThis.fetch;
  const server = new CaptureServer();
  let baseUrl: string;

  beforeEach(async () => {
    baseUrl = await server.start();
    server.respondNextWith(FINE);
  });
  afterEach(() => {
    globalThis.fetch = real;
    return server.stop();
  });

  const logMessage = () =>
    new HaptikPlatformClient({ baseUrl, ...CREDENTIALS }).logMessage({ authId: 'u', text: 'hi' });

  it('after a refused connection', async () => {
    await server.stop();
    let refused = 0;
    globalThis.fetch = (...request) =>
      real(...request).catch(async (error: unknown) => {
        refused++;
        await server.start(Number(new URL(baseUrl).port));
        throw error;
      });
    expect(await logMessage()).toMatchObject({ messageId: '1' });
    expect([refused, server.requests.length]).toEqual([1, 1]);
  });

  const failing = (cause: Error) => {
    let isFirst = true;
    globalThis.fetch = (...request) => {
      if (!isFirst) return real(...request);
      isFirst = false;
      return Promise.reject(new TypeError('fetch failed', { cause }));
    };
  };
  const refusal = { code: 'ECONNREFUSED', syscall: 'connect' };

  it.each([
    [{ code: 'ENOTFOUND', syscall: 'getaddrinfo' }],
    [{ code: 'EHOSTUNREACH', syscall: 'connect' }],
    [{ code: 'UND_ERR_CONNECT_TIMEOUT' }],
    [{ code: 'CERT_HAS_EXPIRED' }],
    [{ errors: [Object.assign(new Error('no'), refusal)] }],
  ])('after a connection error: %p', async (facts) => {
    failing(Object.assign(new Error('no connection'), facts));
    await logMessage();
    expect(server.requests).toHaveLength(1);
  });

  it.each([
    [{ code: 'ECONNRESET', syscall: 'read' }],
    [{ code: 'EPIPE', syscall: 'write' }],
    [{ code: 'UND_ERR_SOCKET' }],
    [{ code: 'ERR_SSL_DECRYPTION_FAILED_OR_BAD_RECORD_MAC' }],
    [{}],
  ])('but not when it may have reached the platform: %p', async (facts) => {
    failing(Object.assign(new Error('the connection broke'), facts));
    const error = await expectPlatformError(logMessage());
    expect(error).toMatchObject({ kind: 'unreachable', isOutcomeUnknown: true });
    expect(server.requests).toHaveLength(0);
  });
});
