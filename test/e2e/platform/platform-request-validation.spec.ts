import { HaptikPlatformClient, HaptikSetupError, type PlatformRefusal } from 'nestjs-haptik';
import { CaptureServer } from '../../support/servers/http/capture.server.js';
import { expectPlatformError } from '../../support/platform.rejection.js';

describe('the client does not send', () => {
  const server = new CaptureServer();
  let platform: HaptikPlatformClient;

  beforeAll(async () => {
    const baseUrl = await server.start();
    platform = new HaptikPlatformClient({ baseUrl, token: 't', clientId: 'c', businessId: 1 });
  });
  afterAll(() => server.stop());

  const big = new File([new Uint8Array(10 * 1024 * 1024 + 1)], 'a.pdf');
  const NOT_SENT: readonly [string, PlatformRefusal, () => Promise<unknown>][] = [
    ['a file that is too large', 'file-size', () => platform.logFile({ authId: 'u', file: big })],
    [
      'an empty file',
      'file-size',
      () => platform.logFile({ authId: 'u', file: new File([], 'a.pdf') }),
    ],
    [
      'a file of another type',
      'file-type',
      () => platform.logFile({ authId: 'u', file: new File(['x'], 'pdf.exe') }),
    ],
    ['an empty CSV', 'file-size', () => platform.uploadFaqs({ domainName: 'shop', csv: '' })],
    ['no domain', 'arguments', () => platform.uploadFaqs({ domainName: '', csv: 'a' })],
    ['a task id that changes the path', 'arguments', () => platform.faqStatus('..')],
    ['no name', 'user-missing', () => platform.sendChatToAgent({ userName: '', team: 'a' })],
    ['no team', 'team-missing', () => platform.sendChatToAgent({ userName: 'u', team: '' })],
    [
      'a countdown of 4',
      'arguments',
      () => platform.sendChatToAgent({ userName: 'u', team: 'a', countdown: 4 }),
    ],
    [
      'no conversation',
      'conversation-missing',
      () => platform.chatHistory({ userName: 'u', conversationNo: undefined }),
    ],
    [
      'a conversation without a user',
      'user-missing',
      () => platform.chatTranscript({ userName: undefined, conversationNo: 1 }),
    ],
    [
      'a limit of 0',
      'arguments',
      () => platform.chatHistory({ userName: 'u', conversationNo: 1, limit: 0 }),
    ],
    [
      'a message without a user',
      'user-missing',
      () => platform.logMessage({ authId: '', text: 'a' }),
    ],
    ['a user without an id', 'user-missing', () => platform.createUser({ authId: '' })],
    [
      'a rating of 6',
      'arguments',
      () => platform.logFeedback({ authId: 'u', isResolved: true, rating: 6 }),
    ],
    [
      'custom data that is not flat',
      'arguments',
      () =>
        platform.updateUser({
          authId: 'u',
          customData: { deep: {} } as unknown as Record<string, string>,
        }),
    ],
    ['a timeout of 0', 'arguments', () => platform.enableWebhook({ timeoutMs: 0 })],
    ['a fraction of a retry', 'arguments', () => platform.enableWebhook({ retries: 0.5 })],
  ];

  it.each(NOT_SENT)('%s', async (_, refusal, run) => {
    const error = await expectPlatformError(run());
    expect(error).toMatchObject({ kind: 'refused', refusal, isOutcomeUnknown: false });
    expect(error.message).toMatch(/: not sent: /);
    expect(server.requests).toEqual([]);
  });
});

describe('invalid options of a client throw immediately', () => {
  const good = { baseUrl: 'https://haptik.example', token: 't', clientId: 'c', businessId: 1 };
  it.each([
    [{ baseUrl: 'haptik' }, /baseUrl is not a valid base URL.*staging/],
    [{ baseUrl: 'file:///etc' }, /baseUrl is not a valid base URL/],
    [
      { baseUrl: 'https://user:pass@haptik.example' },
      /baseUrl is not a valid base URL.*without user/,
    ],
    [
      { baseUrl: 'https://haptik.example/?a=b' },
      /baseUrl is not a valid base URL.*without user, query/,
    ],
    [{ messagingUrl: 'messenger' }, /messagingUrl is not a valid base URL/],
    [{ token: '' }, /token missing.*Business Manager/],
    [{ token: undefined as unknown as string }, /token missing.*variable is not set/],
    [{ token: '', clientId: '' }, /token and clientId missing/],
    [{ token: 'abc\n' }, /token not valid in a header.*line break/],
    [{ clientId: 'नमस्ते' }, /clientId not valid in a header/],
    [{ businessId: NaN }, /businessId must be the number/],
    [{ businessId: '343' as unknown as number }, /businessId must be the number/],
    [{ timeoutMs: 0 }, /timeoutMs must be an integer from 1/],
    [{ timeoutMs: Infinity }, /timeoutMs/],
    [{ retries: -1 }, /retries must be an integer from 0/],
  ])('%p', (wrong, message) => {
    const make = () => new HaptikPlatformClient({ ...good, ...wrong });
    expect(make).toThrow(message);
    expect(make).toThrow(HaptikSetupError);
    expect(make).not.toThrow(/abc|pass@/);
  });
});
