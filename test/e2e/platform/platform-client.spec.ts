import { HaptikPlatformClient } from 'nestjs-haptik';
import {
  respondWith,
  CaptureServer,
  parseFormBody,
} from '../../support/servers/http/capture.server.js';

describe('a call of the platform', () => {
  const integration = new CaptureServer();
  const messaging = new CaptureServer();
  let platform: HaptikPlatformClient;

  beforeAll(async () => {
    platform = new HaptikPlatformClient({
      baseUrl: await integration.start(),
      messagingUrl: `${await messaging.start()}/region/`,
      token: 't0ken',
      clientId: 'client-1',
      businessId: 343,
    });
  });
  beforeEach(() => {
    integration.respondNextWith();
    messaging.respondNextWith();
  });
  afterAll(() => Promise.all([integration.stop(), messaging.stop()]));

  const CREDENTIALS = { authorization: 'Bearer t0ken', 'client-id': 'client-1' };
  const JSON_HEADERS = { ...CREDENTIALS, 'content-type': 'application/json' };
  const CONVERSATION = { userName: 'hu_1', conversationNo: '42' };
  const HISTORY = 'business_id=343&user_name=hu_1&conversation_no=42';
  const MESSAGE = {
    message_id: 7,
    message_body: 'नमस्ते',
    created_at: '2026-10-01',
    message_type: 0,
  };

  interface Example {
    readonly name: string;
    readonly run: () => Promise<unknown>;
    readonly line: string;
    readonly query?: string;
    readonly body?: string;
    readonly answer: unknown;
    readonly result: unknown;
    readonly status?: number;
  }

  const INTEGRATION: readonly Example[] = [
    {
      name: 'sendChatToAgent, v1.0',
      run: () => platform.sendChatToAgent({ userName: 'hu_1', team: 'returns' }),
      line: 'POST /integration/external/v1.0/send_chat_to_agent/',
      body: '{"team_name":"returns","user_name":"hu_1","business_id":343,"countdown":10}',
      answer: { success: true },
      result: undefined,
    },
    {
      name: 'sendChatToAgent, v2.0',
      run: () =>
        platform.sendChatToAgent({
          userName: 'hu_1',
          team: 'returns',
          version: 'v2.0',
          countdown: 5,
        }),
      line: 'POST /integration/external/v2.0/send_chat_to_agent/',
      body: '{"team_name":"returns","user_name":"hu_1","business_id":343,"countdown":5,"receiver":"athena"}',
      answer: { success: true },
      result: undefined,
    },
    {
      name: 'chatHistory',
      run: () => platform.chatHistory(CONVERSATION),
      line: 'GET /integration/external/v2.0/get_chat_history/',
      query: `${HISTORY}&response_type=json`,
      answer: { chat_json: [] },
      result: [],
    },
    {
      name: 'chatHistory, v1.0, of a user whose name needs escaping',
      run: () =>
        platform.chatHistory({ userName: 'a&b=ü', conversationNo: 42, limit: 5, version: 'v1.0' }),
      line: 'GET /integration/external/v1.0/get_chat_history/',
      query:
        'business_id=343&user_name=a%26b%3D%C3%BC&conversation_no=42&limit=5&response_type=json',
      answer: { chat_json: [] },
      result: [],
    },
    {
      name: 'chatHistory by pxut, without the other group',
      run: () => platform.chatHistory({ pxut: 'px.1', conversationNo: 42 }),
      line: 'GET /integration/external/v2.0/get_chat_history/',
      query: 'pxut=px.1&conversation_no=42&response_type=json',
      answer: { chat_json: [] },
      result: [],
    },
    {
      name: 'chatTranscript',
      run: () => platform.chatTranscript(CONVERSATION),
      line: 'GET /integration/external/v2.0/get_chat_history/',
      query: `${HISTORY}&response_type=text`,
      answer: { chat_text: 'user: hi\nbot: hello\n' },
      result: 'user: hi\nbot: hello\n',
    },
    {
      name: 'chatTranscript that is answered with JSON',
      run: () => platform.chatTranscript({ ...CONVERSATION, version: 'v1.0' }),
      line: 'GET /integration/external/v1.0/get_chat_history/',
      query: `${HISTORY}&response_type=text`,
      answer: {
        chat_json: [
          { sender: 'user', text: 'hi' },
          { sender: 'bot', text: 'hello' },
        ],
      },
      result: 'user: hi\nbot: hello\n',
    },
    {
      name: 'faqStatus',
      run: () => platform.faqStatus('a/b?c'),
      line: 'GET /mogambo_api/nodes/faq/create/status/a%2Fb%3Fc/',
      answer: { success: true, body: { status: 'in progress' }, error: '', meta: {} },
      result: { state: 'in-progress', status: 'in progress' },
    },
  ];

  const MESSAGING: readonly Example[] = [
    {
      name: 'createUser',
      run: () =>
        platform.createUser({
          authId: 'u-71',
          authCode: 'code',
          mobileNo: '9876543210',
          email: 'asha@shop.example',
          name: 'Asha',
          languageCode: 'hi',
          customData: { plan: 'gold', since: 2020 },
        }),
      line: 'POST /region/v1.0/user/',
      body: '{"auth_id":"u-71","auth_code":"code","mobile_no":"9876543210","email":"asha@shop.example","name":"Asha","language_code":"hi","custom_data":{"plan":"gold","since":2020}}',
      answer: { auth_id: 'u-71', mobile_no: 9876543210, email: null, name: 'Asha' },
      result: { authId: 'u-71', mobileNo: '9876543210', email: undefined, name: 'Asha' },
    },
    {
      name: 'updateUser',
      run: () => platform.updateUser({ authId: 'u-71', name: 'Asha' }),
      line: 'PUT /region/v1.0/user/',
      body: '{"auth_id":"u-71","name":"Asha"}',
      answer: { auth_id: 'u-71', name: 'Asha' },
      result: { authId: 'u-71', mobileNo: undefined, email: undefined, name: 'Asha' },
    },
    {
      name: 'logMessage',
      run: () => platform.logMessage({ authId: 'u-71', text: 'नमस्ते' }),
      line: 'POST /region/v1.0/log_message_from_user/',
      body: '{"user":{"auth_id":"u-71"},"message_body":"नमस्ते","message_type":0,"business_id":343}',
      answer: MESSAGE,
      result: { messageId: '7', text: 'नमस्ते', createdAt: '2026-10-01', messageType: 0 },
    },
    {
      name: 'logFeedback',
      run: () =>
        platform.logFeedback({ authId: 'u-71', isResolved: false, rating: 2, text: 'slow' }),
      line: 'POST /region/v1.0/log_feedback_from_user/',
      body: '{"auth_id":"u-71","business_id":343,"query_resolved":false,"query_rating":2,"feedback":"slow"}',
      answer: { success: true },
      status: 201,
      result: undefined,
    },
    {
      name: 'enableWebhook',
      run: () => platform.enableWebhook(),
      line: 'POST /region/v1.0/webhook/',
      body: '{"enabled":true,"business_id":343,"device_platform":13}',
      answer: { enabled: true },
      result: undefined,
    },
  ];

  it.each([
    ...INTEGRATION.map((example) => ({ host: integration, ...example })),
    ...MESSAGING.map((example) => ({ host: messaging, ...example })),
  ])(
    'matches the documentation of the platform: $name',
    async ({ host, run, line, query = '', body = '', answer, result, status = 200 }) => {
      host.respondNextWith(respondWith(status, answer));
      expect(await run()).toEqual(result);
      expect([...integration.requests, ...messaging.requests]).toEqual([
        {
          requestLine: line,
          query,
          body: Buffer.from(body),
          headers: expect.objectContaining(JSON_HEADERS),
        },
      ]);
    },
  );

  it.each([
    ['Photo.JPG', '', '1', 'image/jpeg'],
    ['photo.png', 'image/x-own', '1', 'image/x-own'],
    ['bill.2026.pdf', '', '52', 'application/pdf'],
    ['list.csv', '', '52', 'text/csv'],
  ])('sends a file, %s, as a form', async (name, given, messageType, type) => {
    messaging.respondNextWith(
      respondWith(200, { ...MESSAGE, file_url: 'https://files.example/7' }),
    );
    const file = new File(['bytes'], name, { type: given });
    const logged = await platform.logFile({ authId: 'u-71', file, text: 'see' });
    expect(logged).toMatchObject({ messageId: '7', fileUrl: 'https://files.example/7' });
    const [request] = messaging.requests;
    if (!request) throw new Error('nothing came');
    expect(request.requestLine).toBe('POST /region/v1.0/log_file_from_user/');
    expect(request.headers).toMatchObject(CREDENTIALS);
    expect(request.headers['content-type']).toMatch(/^multipart\/form-data; boundary=/);
    expect(await parseFormBody(request)).toEqual({
      auth_id: 'u-71',
      business_id: '343',
      message_type: messageType,
      message_body: 'see',
      file: { name, type, text: 'bytes' },
    });
  });

  it.each([['name,says,answer'], [new Blob(['name,says,answer'])]])(
    'sends the CSV of FAQ nodes as a form (%p)',
    async (csv) => {
      integration.respondNextWith(
        respondWith(200, { success: true, body: { task_id: 'f-1' }, error: '' }),
      );
      expect(await platform.uploadFaqs({ domainName: 'shop', csv })).toBe('f-1');
      const [request] = integration.requests;
      if (!request) throw new Error('nothing came');
      expect(request.requestLine).toBe('POST /mogambo_api/nodes/faq/create/');
      expect(await parseFormBody(request)).toEqual({
        domain_name: 'shop',
        csv_file: { name: 'faqs.csv', type: 'text/csv', text: 'name,says,answer' },
      });
    },
  );

  it.each([
    ['in_progress', 'in-progress'],
    ['SUCCESS', 'done'],
    ['row 3 has no answer', 'failed'],
  ])('returns the status of an upload: %s', async (status, state) => {
    integration.respondNextWith(
      respondWith(200, { success: true, body: { status }, error: '', meta: {} }),
    );
    expect(await platform.faqStatus('f-1')).toEqual({ state, status });
  });
});
