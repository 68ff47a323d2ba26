import { EmulatorFile, HaptikPlatformEmulator } from 'nestjs-haptik/testing';
import { requestEmulatorJson, requestHandoff } from '../../support/emulator.client.js';

const HOUR = 3_600_000;
let now = Date.parse('2026-05-01T10:00:00Z');
const emulator = new HaptikPlatformEmulator({ now: () => now, countdownSecondMs: 1 });
beforeAll(() => emulator.start());
beforeEach(() => emulator.clear());
afterAll(() => emulator.stop());

const asha = { auth_id: 'a-1', name: 'Asha', email: 'asha@example.com', mobile_no: '9000000001' };
const create = () => requestEmulatorJson(emulator, '/v1.0/user/', { body: asha });
const message = {
  user: { auth_id: 'a-1' },
  message_body: 'Hello',
  message_type: 0,
  business_id: 1,
};
const write = () =>
  requestEmulatorJson(emulator, '/v1.0/log_message_from_user/', { body: message });

/** The error response of all messaging APIs. */
const refusal = (status: number, error_message: string) => ({ status, body: { error_message } });
const DENIED = refusal(401, 'invalid authorization details');

describe('every messaging API', () => {
  const calls = [
    ['POST', '/v1.0/user/'],
    ['PUT', '/v1.0/user/'],
    ['POST', '/v1.0/log_message_from_user/'],
    ['POST', '/v1.0/log_file_from_user/'],
    ['POST', '/v1.0/log_feedback_from_user/'],
    ['POST', '/v1.0/webhook/'],
  ] as const;
  const wrongCredentials = [
    { Authorization: undefined },
    { Authorization: 'Bearer guess' },
    { Authorization: 'Basic token' },
    { 'client-id': 'other' },
    { 'client-id': undefined },
  ];
  it.each(
    calls.flatMap(([method, path]) =>
      wrongCredentials.map((headers) => ({ method, path, headers })),
    ),
  )('refuses wrong credentials: $method $path $headers', async ({ method, path, headers }) => {
    expect(await requestEmulatorJson(emulator, path, { method, headers, body: asha })).toEqual(
      DENIED,
    );
  });
});

describe('a user', () => {
  it('is created with a generated name, and echoed', async () => {
    expect(await create()).toEqual({ status: 200, body: asha });
    const userName = emulator.findUserName('a-1') ?? '';
    expect(userName).not.toBe('');
    expect(userName).not.toBe('a-1');
    expect(await requestHandoff(emulator, userName)).toEqual(
      refusal(400, 'user has not sent a message'),
    );
  });

  it('is updated by PUT, and by POST as in older documentation', async () => {
    await create();
    const userName = emulator.findUserName('a-1');
    const update = (method: string, fields: object) =>
      requestEmulatorJson(emulator, '/v1.0/user/', { method, body: { auth_id: 'a-1', ...fields } });
    expect((await update('PUT', { name: 'Asha K' })).body).toEqual({ ...asha, name: 'Asha K' });
    expect((await update('POST', { email: 'a@example.com' })).body).toEqual({
      ...asha,
      name: 'Asha K',
      email: 'a@example.com',
    });
    expect(emulator.findUserName('a-1')).toBe(userName);
  });

  it.each([
    ['POST', 400, 'auth_id missing in the request', {}],
    ['PUT', 400, 'auth_id missing in the request', {}],
    ['POST', 400, 'custom_data must be flat JSON', { auth_id: 'a-2', custom_data: { a: {} } }],
    ['POST', 400, 'custom_data must be flat JSON', { auth_id: 'a-2', custom_data: 'text' }],
    ['PUT', 403, 'user is not registered', { auth_id: 'a-2' }],
  ])('is refused to %s: %i %s', async (method, status, text, body) => {
    expect(await requestEmulatorJson(emulator, '/v1.0/user/', { method, body })).toEqual(
      refusal(status, text),
    );
    expect(emulator.findUserName('a-2')).toBeUndefined();
  });
});

describe('a message of the user', () => {
  it('reaches the chat', async () => {
    await create();
    expect(await write()).toEqual({
      status: 200,
      body: {
        message_id: 1,
        message_body: 'Hello',
        created_at: '2026-05-01T10:00:00.000Z',
        message_type: 0,
      },
    });
    const userName = emulator.findUserName('a-1') ?? '';
    expect(emulator.getChat(userName)?.messages).toEqual([
      { id: 1, text: 'Hello', sender: 'user', at: now },
    ]);
    expect((await requestHandoff(emulator, userName)).status).toBe(200);
  });

  it.each([
    [400, 'auth_id missing in the request', { ...message, user: {} }],
    [400, 'business_id missing in the request', { ...message, business_id: null }],
    [400, 'invalid business_id provided', { ...message, business_id: 9 }],
    [403, 'user is not registered', { ...message, user: { auth_id: 'a-9' } }],
    [400, 'message_body missing in the request', { ...message, message_body: '' }],
  ])('is refused: %i %s', async (status, text, body) => {
    await create();
    const said = await requestEmulatorJson(emulator, '/v1.0/log_message_from_user/', { body });
    expect(said).toEqual(refusal(status, text));
  });
});

describe('a file of the user', () => {
  const form = (fields: Record<string, string>, file?: File) => {
    const data = new FormData();
    const whole = { auth_id: 'a-1', business_id: '1', message_type: '1', message_body: 'Look' };
    for (const [name, value] of Object.entries({ ...whole, ...fields })) data.set(name, value);
    if (file) data.set('file', file);
    return data;
  };
  const photo = new File([new Uint8Array([1, 2, 3])], 'my photo.PNG', { type: 'image/png' });
  const post = (body: FormData) =>
    requestEmulatorJson(emulator, '/v1.0/log_file_from_user/', { body });

  it('is accepted with its text, and has a URL', async () => {
    await create();
    const { status, body } = await post(form({}, photo));
    expect(status).toBe(200);
    expect(body).toEqual({
      message_id: 1,
      message_body: 'Look',
      created_at: '2026-05-01T10:00:00.000Z',
      message_type: 1,
      file_url: expect.stringMatching(/^https:.*my%20photo\.PNG$/),
    });
    const request = emulator.requests.at(-1);
    expect(request?.operation).toBe('log_file_from_user');
    expect(request?.body['file']).toEqual(
      new EmulatorFile('my photo.PNG', 'image/png', new Uint8Array([1, 2, 3])),
    );
  });

  const named = (name: string) => new File(['x'], name);
  it.each(['a.docx', 'a.doc', 'a.pdf', 'a.xls', 'a.xlsx', 'a.csv'])('can be %s', async (name) => {
    await create();
    expect((await post(form({ message_type: '52' }, named(name)))).status).toBe(200);
  });

  const sized = (bytes: number) => new File([new Uint8Array(bytes)], 'a.png');

  it('can have 10 MB', async () => {
    await create();
    expect((await post(form({}, sized(10 * 2 ** 20)))).status).toBe(200);
  });

  it.each([
    [400, 'auth_id missing in the request', { auth_id: '' }, photo],
    [403, 'user is not registered', { auth_id: 'a-9' }, photo],
    [400, 'message_type missing in the request', { message_type: '' }, photo],
    [400, 'file missing in the request', {}, undefined],
    [400, 'file missing in the request', { file: 'a text' }, undefined],
    [400, 'invalid message_type provided', { message_type: '0' }, photo],
    [400, 'invalid file type provided', { message_type: '52' }, photo],
    [400, 'invalid file type provided', {}, named('run.exe')],
    [413, 'file is larger than 10 MB', {}, sized(10 * 2 ** 20 + 1)],
  ])('is refused: %i %s', async (status, text, fields, file) => {
    await create();
    expect(await post(form(fields, file))).toEqual(refusal(status, text));
  });

  it('is reported as missing when the form is invalid', async () => {
    const headers = { 'Content-Type': 'multipart/form-data; boundary=nowhere' };
    const said = await requestEmulatorJson(emulator, '/v1.0/log_file_from_user/', {
      body: 'rubbish',
      headers,
    });
    expect(said).toEqual(refusal(400, 'auth_id missing in the request'));
  });
});

describe('feedback', () => {
  const whole = { auth_id: 'a-1', business_id: 1, query_resolved: true, query_rating: 5 };
  const give = (fields: object = {}) =>
    requestEmulatorJson(emulator, '/v1.0/log_feedback_from_user/', {
      body: { ...whole, ...fields },
    });
  const GIVEN = { status: 201, body: { success: true } };

  it('is accepted once an hour', async () => {
    await create();
    await write();
    expect(await give()).toEqual(GIVEN);
    now += HOUR - 1;
    expect(await give()).toEqual(refusal(400, 'duplicate feedback'));
    now += 1;
    expect(await give()).toEqual(GIVEN);
  });

  it('needs a conversation that is active', async () => {
    await create();
    expect(await give()).toEqual(refusal(404, 'no active conversation'));
    await write();
    emulator.completeChat(emulator.findUserName('a-1') ?? '');
    expect(await give()).toEqual(refusal(404, 'no active conversation'));
  });

  it.each([
    [403, 'Invalid_User', { auth_id: 'a-9' }],
    [400, 'query_resolved must be true or false', { query_resolved: 'yes' }],
    [400, 'query_rating must be 1 to 5', { query_rating: 0 }],
    [400, 'query_rating must be 1 to 5', { query_rating: 6 }],
    [400, 'query_rating must be 1 to 5', { query_rating: 4.5 }],
  ])('is refused: %i %s', async (status, text, fields) => {
    await create();
    await write();
    expect(await give(fields)).toEqual(refusal(status, text));
  });
});

describe('the event webhook', () => {
  const enable = (body: object) => requestEmulatorJson(emulator, '/v1.0/webhook/', { body });
  it('can be enabled, and not disabled', async () => {
    expect(await enable({ enabled: true })).toEqual({ status: 200, body: { enabled: true } });
    expect(await enable({ enabled: false })).toEqual(refusal(400, 'enabled must be true'));
  });
});
