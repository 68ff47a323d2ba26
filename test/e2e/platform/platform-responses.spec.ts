import * as fc from 'fast-check';
import { HaptikPlatformClient, type PlatformErrorKind, type PlatformRefusal } from 'nestjs-haptik';
import {
  respondWith,
  truncateResponse,
  type ResponseBehavior,
  CaptureServer,
  closeConnection,
  throttleResponse,
  floodResponse,
  neverRespond,
  respondWithBytes,
} from '../../support/servers/http/capture.server.js';
import { expectPlatformError } from '../../support/platform.rejection.js';

describe('a response of the platform', () => {
  const server = new CaptureServer();
  let platform: HaptikPlatformClient;

  beforeAll(async () => {
    const credentials = { token: 't0ken', clientId: 'client-1', businessId: 343, retries: 0 };
    platform = new HaptikPlatformClient({ baseUrl: await server.start(), ...credentials });
  });
  afterAll(() => server.stop());

  const CALLS = {
    chat: () => platform.sendChatToAgent({ userName: 'hu_1', team: 'returns' }),
    history: () => platform.chatHistory({ userName: 'hu_1', conversationNo: 42 }),
    user: () => platform.createUser({ authId: 'u-71' }),
    message: () => platform.logMessage({ authId: 'u-71', text: 'hi' }),
    file: () => platform.logFile({ authId: 'u-71', file: new File(['x'], 'a.pdf') }),
    feedback: () => platform.logFeedback({ authId: 'u-71', isResolved: true, rating: 5 }),
    webhook: () => platform.enableWebhook(),
    faqs: () => platform.uploadFaqs({ domainName: 'shop', csv: 'a,b,c' }),
  };
  type Call = keyof typeof CALLS;

  const SAID: readonly [Call, string, PlatformRefusal][] = [
    ['chat', 'client_id missing in headers', 'credentials'],
    ['chat', 'invalid client_id in headers', 'credentials'],
    ['chat', 'invalid authorization in headers', 'credentials'],
    ['chat', 'token missing in headers', 'credentials'],
    ['chat', 'invalid token provided', 'credentials'],
    ['chat', 'user_name missing in the request', 'user-missing'],
    ['chat', 'business_id missing in the request', 'business-missing'],
    ['chat', 'team_name missing in the request', 'team-missing'],
    ['chat', 'invalid user_name', 'user-unknown'],
    ['chat', 'user is not registered', 'user-unknown'],
    ['chat', 'invalid business_id provided', 'business-unknown'],
    ['chat', 'business "343" is inactive', 'business-inactive'],
    ['chat', 'invalid team_name provided', 'team-unknown'],
    ['chat', 'team "returns" is inactive', 'team-inactive'],
    ['chat', 'user has not sent a message', 'user-silent'],
    ['history', 'invalid client_id', 'credentials'],
    ['history', 'invalid token', 'credentials'],
    ['history', 'user_name missing', 'user-missing'],
    ['history', 'business_id missing', 'business-missing'],
    ['history', 'conversation_no missing', 'conversation-missing'],
    ['history', 'invalid user_name', 'user-unknown'],
    ['history', 'user has not sent a message', 'user-silent'],
    ['history', 'Invalid business_id', 'business-unknown'],
    ['history', 'Invalid token', 'credentials'],
    [
      'history',
      'Either the user has not sent a message yet, or the provided user_name-business_id pair is invalid.',
      'user-silent-or-unknown',
    ],
    ['history', 'Unable to decode pxut-client_id pair', 'pxut-unreadable'],
    ['history', 'Argument group validation: no valid group.', 'arguments'],
    ['history', 'Argument group validation: invalid group found.', 'arguments'],
    ['user', 'invalid authorization details', 'credentials'],
    ['message', 'user is not registered', 'user-unknown'],
    ['file', 'user is not registered', 'user-unknown'],
    ['feedback', 'duplicate feedback', 'feedback-duplicate'],
    ['feedback', 'no active conversation', 'conversation-inactive'],
    ['feedback', 'Invalid_User', 'user-unknown'],
    ['webhook', 'invalid authorization details', 'credentials'],
    ['chat', 'an undocumented message', 'other'],
  ];

  it.each(SAID)(
    'is a refusal by its message, with any status (%s: %s)',
    async (name, errorMessage, refusal) => {
      const codes = refusal === 'other' ? [200, 400] : [200, 400, 403, 429, 500, 503];
      for (const status of codes) {
        server.respondNextWith(respondWith(status, { error_message: errorMessage }));
        expect(await expectPlatformError(CALLS[name]())).toMatchObject({
          kind: 'refused',
          refusal,
          platformMessage: errorMessage,
          httpStatus: status,
          isOutcomeUnknown: false,
        });
        expect(server.requests).toHaveLength(1);
      }
    },
  );

  it.each<[Call, number, unknown, PlatformRefusal]>([
    ['faqs', 400, { success: false, body: {}, error: 'the CSV has no header' }, 'other'],
    ['faqs', 401, { success: false, body: {}, error: 'who is that' }, 'credentials'],
    ['faqs', 403, { success: false, body: {}, error: '' }, 'credentials'],
    ['faqs', 200, { success: false, body: {}, error: '' }, 'other'],
    ['user', 401, {}, 'credentials'],
    ['chat', 403, '<html>Forbidden</html>', 'credentials'],
    ['history', 404, '<html>Not found</html>', 'not-found'],
    ['webhook', 400, '', 'other'],
  ])(
    'is a refusal by its status when the message is unknown (%s, %d)',
    async (name, status, body, refusal) => {
      server.respondNextWith(respondWith(status, body));
      expect(await expectPlatformError(CALLS[name]())).toMatchObject({
        kind: 'refused',
        refusal,
        httpStatus: status,
        isOutcomeUnknown: false,
      });
    },
  );

  it.each<[string, ResponseBehavior, PlatformErrorKind, number | undefined]>([
    ['a page', respondWith(200, '<html>Welcome</html>'), 'unreadable', 200],
    ['nothing', respondWith(204, ''), 'unreadable', 204],
    ['a list', respondWith(200, []), 'unreadable', 200],
    ['broken JSON', respondWith(200, '{"success": tr'), 'unreadable', 200],
    ['another object', respondWith(200, { done: true }), 'unreadable', 200],
    ['a flood', floodResponse, 'unreadable', 200],
    ['a redirect', respondWith(307, '', { Location: '/elsewhere' }), 'unreadable', undefined],
    ['a truncated response', truncateResponse, 'unreachable', undefined],
    [
      'bytes that are not HTTP',
      respondWithBytes('220 mail.example ESMTP\r\n\r\n'),
      'unreachable',
      undefined,
    ],
    ['a closed connection', closeConnection, 'unreachable', undefined],
    ['an error page', respondWith(502, '<html>Bad gateway</html>'), 'unreachable', 502],
    [
      'the message of an internal failure',
      respondWith(503, { error_message: 'maintenance' }),
      'unreachable',
      503,
    ],
    [
      'an unknown error',
      respondWith(400, { error_message: 'An unknown error occurred' }),
      'unreachable',
      400,
    ],
    ['an endless slow response', throttleResponse, 'timed-out', undefined],
    ['silence', neverRespond, 'timed-out', undefined],
  ])('leaves the outcome of a handoff unknown: %s', async (_, behavior, kind, httpStatus) => {
    const chat = { userName: 'hu_1', team: 'returns' };
    const options = { timeoutMs: kind === 'timed-out' ? 300 : 20_000 };
    server.respondNextWith(behavior);
    expect(await expectPlatformError(platform.sendChatToAgent(chat, options))).toMatchObject({
      kind,
      httpStatus,
      refusal: undefined,
      isOutcomeUnknown: true,
    });
    server.respondNextWith(behavior);
    const read = platform.chatHistory({ userName: 'hu_1', conversationNo: 1 }, options);
    expect(await expectPlatformError(read)).toMatchObject({ kind, isOutcomeUnknown: false });
    expect(server.requests).toHaveLength(1);
  });

  describe('with a chat history', () => {
    const historyOf = (...messages: unknown[]) => {
      server.respondNextWith(respondWith(200, { chat_json: messages }));
      return CALLS.history();
    };

    it('is parsed to typed messages', async () => {
      const [first, second] = await historyOf(
        { text: 'hi', sender: 'user', message_id: 7, timestamp: '06/22/20 12:04:25 AM UTC' },
        { text: 'hello', sender: 'Ravi', message_id: '8', timestamp: '06/22/20 12:04:26 PM UTC' },
      );
      expect(first).toEqual({
        text: 'hi',
        sender: 'user',
        messageId: '7',
        sentAt: new Date('2020-06-22T00:04:25Z'),
        timestamp: '06/22/20 12:04:25 AM UTC',
      });
      expect(second).toMatchObject({ messageId: '8', sentAt: new Date('2020-06-22T12:04:26Z') });
    });

    it('is parsed as far as possible', async () => {
      const malformed = {
        text: { type: 'BUTTON' },
        sender: null,
        timestamp: '02/30/20 07:24:25 AM UTC',
      };
      const nothing = { sender: '', messageId: undefined, sentAt: undefined };
      expect(await historyOf(malformed, 'hi', null, {})).toEqual([
        { ...nothing, text: '{"type":"BUTTON"}', timestamp: '02/30/20 07:24:25 AM UTC' },
        { ...nothing, text: 'hi', timestamp: '' },
        { ...nothing, text: '', timestamp: '' },
        { ...nothing, text: '', timestamp: '' },
      ]);
    });

    it('has the time of its timestamp, for any second of the century', async () => {
      const second = fc.integer({ min: Date.UTC(2000) / 1000, max: Date.UTC(2100) / 1000 - 1 });
      await fc.assert(
        fc.asyncProperty(fc.array(second), async (seconds) => {
          const times = seconds.map((at) => new Date(at * 1000));
          const messages = await historyOf(
            ...times.map((at) => ({ timestamp: formatTimestamp(at) })),
          );
          expect(messages.map(({ sentAt }) => sentAt)).toEqual(times);
        }),
        { numRuns: 50 },
      );
    });
  });
});

/** A time in the format of Haptik, created by `Intl`. */
function formatTimestamp(time: Date): string {
  const twoDigits = '2-digit' as const;
  const clock = { hour: twoDigits, minute: twoDigits, second: twoDigits, hour12: true };
  const day = { year: twoDigits, month: twoDigits, day: twoDigits };
  const text = time.toLocaleString('en-US', { ...day, ...clock, timeZone: 'UTC' });
  return `${text.replace(',', '').replaceAll('\u202f', ' ')} UTC`;
}
