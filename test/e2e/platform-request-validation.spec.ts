import { HaptikPlatformClient, HaptikSetupError, type PlatformRefusal } from 'nestjs-haptik';
import { CaptureServer } from '../support/capture.server.js';
import { expectPlatformError } from '../support/platform.rejection.js';

describe('the platform is not asked with', () => {
  const server = new CaptureServer();
  let platform: HaptikPlatformClient;

  beforeAll(async () => {
    const baseUrl = await server.start();
    platform = new HaptikPlatformClient({ baseUrl, token: 't', clientId: 'c', businessId: 1 });
  });
  afterAll(() => server.stop());

  const big = new File([new Uint8Array(10 * 1024 * 1024 + 1)], 'a.pdf');
  const NOT_SENT: readonly [string, PlatformRefusal, () => Promise<unknown>][] = [
    ['a file that is too big', 'file-size', () => platform.logFile({ authId: 'u', file: big })],
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
    ['a task that leads elsewhere', 'arguments', () => platform.faqStatus('..')],
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
      'a conversation of nobody',
      'user-missing',
      () => platform.chatTranscript({ userName: undefined, conversationNo: 1 }),
    ],
    [
      'a limit of 0',
      'arguments',
      () => platform.chatHistory({ userName: 'u', conversationNo: 1, limit: 0 }),
    ],
    ['nobody’s message', 'user-missing', () => platform.logMessage({ authId: '', text: 'a' })],
    ['a user without an id', 'user-missing', () => platform.createUser({ authId: '' })],
    [
      'a rating of 6',
      'arguments',
      () => platform.logFeedback({ authId: 'u', isResolved: true, rating: 6 }),
    ],
    [
      'data that are not flat',
      'arguments',
      () =>
        platform.updateUser({
          authId: 'u',
          customData: { deep: {} } as unknown as Record<string, string>,
        }),
    ],
    ['no time at all', 'arguments', () => platform.enableWebhook({ timeoutMs: 0 })],
    ['half a retry', 'arguments', () => platform.enableWebhook({ retries: 0.5 })],
  ];

  it.each(NOT_SENT)('%s', async (_, refusal, run) => {
    const error = await expectPlatformError(run());
    expect(error).toMatchObject({ kind: 'refused', refusal, isOutcomeUnknown: false });
    expect(error.message).toMatch(/: not sent: /);
    expect(server.requests).toEqual([]);
  });
});

describe('a client that is set up wrongly is refused at once', () => {
  const good = { baseUrl: 'https://haptik.example', token: 't', clientId: 'c', businessId: 1 };
  it.each([
    [{ baseUrl: 'haptik' }, /baseUrl is no URL.*staging/],
    [{ baseUrl: 'file:///etc' }, /baseUrl is no URL/],
    [{ baseUrl: 'https://user:pass@haptik.example' }, /baseUrl is no URL.*without user/],
    [{ baseUrl: 'https://haptik.example/?a=b' }, /baseUrl is no URL.*without user, query/],
    [{ messagingUrl: 'messenger' }, /messagingUrl is no URL/],
    [{ token: '' }, /token missing.*Business Manager/],
    [{ token: undefined as unknown as string }, /token missing.*variable is not set/],
    [{ token: '', clientId: '' }, /token and clientId missing/],
    [{ token: 'abc\n' }, /token cannot stand in a header.*line break/],
    [{ clientId: 'नमस्ते' }, /clientId cannot stand in a header/],
    [{ businessId: NaN }, /businessId must be the number/],
    [{ businessId: '343' as unknown as number }, /businessId must be the number/],
    [{ timeoutMs: 0 }, /timeoutMs must be a whole number from 1/],
    [{ timeoutMs: Infinity }, /timeoutMs/],
    [{ retries: -1 }, /retries must be a whole number from 0/],
  ])('%p', (wrong, message) => {
    const make = () => new HaptikPlatformClient({ ...good, ...wrong });
    expect(make).toThrow(message);
    expect(make).toThrow(HaptikSetupError);
    expect(make).not.toThrow(/abc|pass@/);
  });
});
