import { HaptikPlatformEmulator } from 'nestjs-haptik/testing';
import { requestEmulatorJson, type EmulatorRequestOptions } from '../../support/emulator.client.js';

const V1 = '/integration/external/v1.0/get_chat_history/';
const V2 = '/integration/external/v2.0/get_chat_history/';

const now = Date.parse('2020-06-22T19:24:05Z');
const emulator = new HaptikPlatformEmulator({ users: ['silent'], now: () => now });

beforeAll(async () => {
  await emulator.start();
  emulator.sendUserMessage('asha', 'Where is 71?');
  emulator.sendAgentMessage('asha', 'On its way.', 'Ravi');
  emulator.completeChat('asha');
  emulator.sendUserMessage('asha', 'Thanks');
});
afterAll(() => emulator.stop());

const get = (
  path: string,
  query: Record<string, string>,
  headers: EmulatorRequestOptions['headers'] = {},
) => requestEmulatorJson(emulator, path, { method: 'GET', query, headers });
const whole = { business_id: '1', user_name: 'asha', conversation_no: '1' };
const { business_id, user_name, conversation_no } = whole;
const pxut = emulator.getPxut('asha');

const at = '06/22/20 07:24:05 PM UTC';
const spokenBy = (agent: string) => [
  { text: 'Where is 71?', sender: 'user', message_id: 1, timestamp: at },
  { text: 'On its way.', sender: agent, message_id: 2, timestamp: at },
];

describe('chat history v1.0', () => {
  it('is JSON, with the agent in parentheses', async () => {
    const body = { chat_json: spokenBy('agent(Ravi)') };
    expect(await get(V1, whole)).toEqual({ status: 200, body });
    expect(await get(V1, { ...whole, response_type: 'json' })).toEqual({ status: 200, body });
  });

  it('is text on request', async () => {
    const chat_text = 'user: Where is 71?\nagent(Ravi): On its way.\n';
    const { body } = await get(V1, { ...whole, response_type: 'text' });
    expect(body).toEqual({ chat_text });
  });

  it.each([
    [401, 'invalid client_id', {}, { 'client-id': 'other', Authorization: undefined }],
    [401, 'invalid token', {}, { Authorization: 'Bearer guess' }],
    [400, 'user_name missing', {}, {}],
    [400, 'business_id missing', { user_name: 'nobody' }, {}],
    [400, 'conversation_no missing', { user_name: 'nobody', business_id: '9' }, {}],
    [400, 'invalid user_name', { ...whole, user_name: 'nobody', business_id: '9' }, {}],
    [400, 'user has not sent a message', { ...whole, user_name: 'silent' }, {}],
    [400, 'user has not sent a message', { ...whole, business_id: '9' }, {}],
  ])('answers %i %s', async (status, error_message, query, headers) => {
    expect(await get(V1, query, headers)).toEqual({ status, body: { error_message } });
  });
});

describe('chat history v2.0', () => {
  it.each([
    ['business_id and user_name', whole],
    ['pxut', { pxut, conversation_no }],
    ['both, when the first is valid', { ...whole, pxut: emulator.getPxut('silent') }],
  ])('is found by %s, with the plain name of the agent', async (_, query) => {
    const body = { chat_json: spokenBy('Ravi') };
    expect(await get(V2, query)).toEqual({ status: 200, body });
    const text = await get(V2, { ...query, response_type: 'text' });
    expect(text.body).toEqual({ chat_text: 'user: Where is 71?\nRavi: On its way.\n' });
  });

  const other = new HaptikPlatformEmulator({ clientId: 'other' });
  const UNHEARD =
    'Either the user has not sent a message yet, or the provided user_name-business_id pair is invalid.';
  const UNDECODED = 'Unable to decode pxut-client_id pair';
  const NO_GROUP = 'Argument group validation: no valid group.';
  const INVALID_GROUP = 'Argument group validation: invalid group found.';
  const wrongToken = { Authorization: 'Bearer guess' };
  it.each([
    [400, 'Invalid business_id', { business_id: '9' }, wrongToken],
    [401, 'Invalid token', {}, wrongToken],
    [401, 'Invalid token', whole, { 'client-id': 'other' }],
    [400, UNHEARD, { ...whole, user_name: 'nobody' }, {}],
    [400, UNHEARD, { ...whole, user_name: 'silent', pxut }, {}],
    [400, UNDECODED, { pxut: 'rubbish', conversation_no }, {}],
    [400, UNDECODED, { pxut: other.getPxut('asha'), conversation_no }, {}],
    [400, UNDECODED, { pxut: emulator.getPxut('nobody'), conversation_no }, {}],
    [400, NO_GROUP, {}, {}],
    [400, NO_GROUP, { conversation_no }, {}],
    [400, INVALID_GROUP, { user_name, conversation_no }, {}],
    [400, INVALID_GROUP, { business_id, conversation_no }, {}],
    [400, INVALID_GROUP, { business_id, user_name }, {}],
    [400, INVALID_GROUP, { pxut }, {}],
    [500, 'An unknown error occurred', { ...whole, conversation_no: 'first' }, {}],
    [500, 'An unknown error occurred', { ...whole, limit: 'few' }, {}],
  ])('answers %i %s', async (status, error_message, query, headers) => {
    expect(await get(V2, query, headers)).toEqual({ status, body: { error_message } });
  });

  it.each([
    ['1', ['On its way.']],
    ['2', ['Where is 71?', 'On its way.']],
    ['0', []],
  ])('keeps the latest %s messages', async (limit, texts) => {
    const { body } = await get(V2, { ...whole, limit });
    expect(body).toEqual({ chat_json: texts.map((text) => expect.objectContaining({ text })) });
  });

  it('contains one conversation, and is empty for an unknown one', async () => {
    const second = await get(V2, { ...whole, conversation_no: '2', response_type: 'text' });
    expect(second.body).toEqual({ chat_text: 'user: Thanks\n' });
    expect((await get(V2, { ...whole, conversation_no: '3' })).body).toEqual({ chat_json: [] });
  });

  it.each([
    ['2026-01-02T00:04:05Z', '01/02/26 12:04:05 AM UTC'],
    ['2026-12-31T12:00:00Z', '12/31/26 12:00:00 PM UTC'],
  ])('writes %s as %s', async (time, timestamp) => {
    await using dated = new HaptikPlatformEmulator({ now: () => Date.parse(time) });
    await dated.start();
    dated.sendUserMessage('asha', 'Hello');
    const { body } = await requestEmulatorJson(dated, V2, { method: 'GET', query: whole });
    expect(body).toEqual({ chat_json: [expect.objectContaining({ timestamp })] });
  });
});
