import { HaptikPlatformEmulator } from 'nestjs-haptik/testing';
import { requestEmulatorJson, requestHandoff } from '../../support/emulator.client.js';

const V1 = '/integration/external/v1.0/send_chat_to_agent/';
const V2 = '/integration/external/v2.0/send_chat_to_agent/';

const emulator = new HaptikPlatformEmulator({
  countdownSecondMs: 1,
  users: ['asha', 'silent'],
  teams: ['support', 'vip'],
  inactiveTeams: ['night'],
  inactiveBusinesses: [2],
});
beforeAll(() => emulator.start());
beforeEach(() => {
  emulator.clear();
  emulator.sendUserMessage('asha', 'I need help');
});
afterAll(() => emulator.stop());

describe.each([
  ['v1.0', V1],
  ['v2.0', V2],
])('send_chat_to_agent %s', (_, path) => {
  const whole = { user_name: 'asha', business_id: 1, team_name: 'support' };

  it('hands a chat off to the team after the countdown', async () => {
    expect(
      await requestEmulatorJson(emulator, path, { body: { ...whole, receiver: 'athena' } }),
    ).toEqual({
      status: 200,
      body: { success: true },
    });
    await emulator.waitForState('asha', 'pending');
    expect(emulator.getChat('asha')).toMatchObject({ state: 'pending', team: 'support' });
  });

  const bare = { Authorization: undefined, 'client-id': undefined };
  const nothing = { headers: bare, body: {} };
  // Each row fixes the error of the row before, which also tests the order of the checks.
  it.each([
    [401, 'client_id missing in headers', nothing],
    [401, 'invalid client_id in headers', { headers: { ...bare, 'client-id': 'other' }, body: {} }],
    [
      401,
      'invalid authorization in headers',
      { headers: { Authorization: 'Basic dG9' }, body: {} },
    ],
    [401, 'token missing in headers', { headers: { Authorization: undefined }, body: {} }],
    [401, 'token missing in headers', { headers: { Authorization: 'Bearer ' }, body: {} }],
    [401, 'invalid token provided', { headers: { Authorization: 'Bearer guess' }, body: {} }],
    [400, 'user_name missing in the request', { body: {} }],
    [400, 'user_name missing in the request', { body: 'no object' }],
    [400, 'business_id missing in the request', { body: { user_name: 'nobody' } }],
    [400, 'team_name missing in the request', { body: { user_name: 'nobody', business_id: 9 } }],
    [400, 'invalid user_name', { body: { user_name: 'nobody', business_id: 9, team_name: 'x' } }],
    [400, 'invalid user_name', { body: { ...whole, user_name: 7 } }],
    [
      400,
      'invalid business_id provided',
      { body: { user_name: 'silent', business_id: 9, team_name: 'x' } },
    ],
    [
      400,
      'business "2" is inactive',
      { body: { user_name: 'silent', business_id: 2, team_name: 'x' } },
    ],
    [
      400,
      'invalid team_name provided',
      { body: { user_name: 'silent', business_id: 1, team_name: 'x' } },
    ],
    [
      400,
      'team "night" is inactive',
      { body: { user_name: 'silent', business_id: 1, team_name: 'night' } },
    ],
    [400, 'user has not sent a message', { body: { ...whole, user_name: 'silent', countdown: 4 } }],
    [400, 'invalid countdown provided', { body: { ...whole, countdown: 4 } }],
    [400, 'invalid countdown provided', { body: { ...whole, countdown: 11 } }],
    [400, 'invalid countdown provided', { body: { ...whole, countdown: 'soon' } }],
  ])('answers %i %s', async (status, error_message, given) => {
    expect(await requestEmulatorJson(emulator, path, given)).toEqual({
      status,
      body: { error_message },
    });
    expect(emulator.handoffs).toEqual([]);
  });

  it('accepts numbers in quotes, and header names in any case', async () => {
    const body = { ...whole, business_id: '1', countdown: '5' };
    const headers = { 'client-id': undefined, 'CLIENT-ID': 'client' };
    expect((await requestEmulatorJson(emulator, path, { body, headers })).status).toBe(200);
  });
});

describe('a chat', () => {
  it('is with the bot until the end of the countdown, which is 10 by default', async () => {
    await using slow = new HaptikPlatformEmulator({
      countdownSecondMs: 60_000,
      teams: ['support', 'vip'],
    });
    await slow.start();
    await requestHandoff(slow, 'asha');
    await requestHandoff(slow, 'asha', { team_name: 'vip' });
    // By now, the countdown of ten milliseconds of the other emulator is over.
    await requestHandoff(emulator, 'asha');
    await emulator.waitForState('asha', 'pending');
    expect(slow.getChat('asha')).toMatchObject({ state: 'bot', team: 'support' });
  });

  it('records every handoff, and stays with the first team', async () => {
    await requestHandoff(emulator, 'asha', { countdown: 5 });
    await requestHandoff(emulator, 'asha', { team_name: 'vip' });
    await emulator.waitForState('asha', 'pending');
    await requestHandoff(emulator, 'asha', { team_name: 'vip' });
    emulator.sendUserMessage('ravi', 'me too');
    await requestHandoff(emulator, 'ravi');
    const [first] = emulator.handoffs;
    expect(first).toEqual({
      userName: 'asha',
      conversationNo: 1,
      team: 'support',
      by: 'app',
      at: expect.any(Number),
    });
    expect(emulator.getHandoffs('asha').map(({ team }) => team)).toEqual(['support', 'vip', 'vip']);
    expect(emulator.getChat('asha')).toMatchObject({ state: 'pending', team: 'support' });
  });

  it('is completed by an agent, and the next message opens the next conversation', async () => {
    await requestHandoff(emulator, 'asha');
    await emulator.waitForState('asha', 'pending');
    emulator.sendAgentMessage('asha', 'All done.');
    emulator.completeChat('asha');
    expect(emulator.getChat('asha')).toMatchObject({ state: 'complete', conversationNo: 1 });
    emulator.sendUserMessage('asha', 'One more thing');
    expect(emulator.getChat('asha')).toMatchObject({ state: 'bot', conversationNo: 2 });
    await requestHandoff(emulator, 'asha');
    const numbers = emulator.getHandoffs('asha').map(({ conversationNo }) => conversationNo);
    expect(numbers).toEqual([1, 2]);
  });

  it('stays complete when an agent completes it before the end of the countdown', async () => {
    await requestHandoff(emulator, 'asha', { countdown: 5 });
    emulator.completeChat('asha');
    emulator.sendUserMessage('ravi', 'me too');
    await requestHandoff(emulator, 'ravi', { countdown: 10 });
    await emulator.waitForState('ravi', 'pending');
    expect(emulator.getChat('asha')).toMatchObject({ state: 'complete', team: undefined });
  });

  it('is reopened by a handoff after its completion', async () => {
    emulator.completeChat('asha');
    await requestHandoff(emulator, 'asha');
    await emulator.waitForState('asha', 'pending');
    expect(emulator.getChat('asha')).toMatchObject({ conversationNo: 1, state: 'pending' });
  });

  it('of an unregistered user is accepted when users is any', async () => {
    await using open = new HaptikPlatformEmulator();
    await open.start();
    expect(open.getChat('unknown')).toBeUndefined();
    expect((await requestHandoff(open, 7)).body).toEqual({
      error_message: 'invalid user_name',
    });
    expect((await requestHandoff(open, 'unknown')).status).toBe(200);
    expect(open.getChat('unknown')).toMatchObject({ conversationNo: 1, messages: [] });
  });

  it('that does not exist can be neither answered nor completed', () => {
    expect(() => emulator.completeChat('silent')).toThrow(
      /Call sendUserMessage\(\) or triggerNode\(\) first/,
    );
    expect(() => emulator.sendAgentMessage('nobody', 'Hello?')).toThrow(
      /Call sendUserMessage\(\) or triggerNode\(\) first/,
    );
  });
});

describe('a received request', () => {
  it('is recorded with its operation, raw body and fields', async () => {
    await requestHandoff(emulator, 'asha');
    const [request] = emulator.requests;
    expect(request).toMatchObject({
      method: 'POST',
      path: V1,
      operation: 'send_chat_to_agent',
      headers: { authorization: 'Bearer token', 'client-id': 'client' },
      query: {},
      body: { user_name: 'asha', business_id: 1, team_name: 'support' },
    });
    expect(JSON.parse(Buffer.from(request?.bytes ?? []).toString())).toEqual(request?.body);
  });

  it.each([
    ['POST', '/nothing/here/', 404, 'not found', null],
    ['POST', V1.slice(0, -1), 404, 'not found', null],
    ['PUT', V1, 405, 'method not allowed', 'POST'],
    ['GET', '/v1.0/user/', 405, 'method not allowed', 'POST, PUT'],
  ])('%s %s is answered with %i %s', async (method, path, status, error_message, allow) => {
    const { baseUrl } = emulator.credentials;
    const response = await fetch(`${baseUrl}${path}`, { method });
    expect(response.status).toBe(status);
    expect(await response.json()).toEqual({ error_message });
    expect(response.headers.get('allow')).toBe(allow);
    expect(emulator.requests.at(-1)?.operation).toBeUndefined();
  });

  it('is removed by clear, with chats and handoffs', async () => {
    await requestHandoff(emulator, 'asha');
    emulator.clear();
    expect(emulator.requests).toEqual([]);
    expect(emulator.handoffs).toEqual([]);
    expect(emulator.getChat('asha')).toBeUndefined();
  });
});

describe('an emulator', () => {
  it('is isolated from other emulators', async () => {
    await using other = new HaptikPlatformEmulator({ token: 'another' });
    await other.start();
    await requestHandoff(other, 'asha');
    expect(other.requests).toHaveLength(1);
    expect(emulator.requests).toEqual([]);
    expect(other.credentials.baseUrl).not.toBe(emulator.credentials.baseUrl);
    expect(other.credentials).toMatchObject({
      token: 'another',
      clientId: 'client',
      businessId: 1,
    });
  });

  it('can be restarted on the same port, and stopped twice', async () => {
    const first = new HaptikPlatformEmulator();
    const { port } = new URL(await first.start());
    expect(await first.start()).toBe(first.credentials.baseUrl);
    const taken = new HaptikPlatformEmulator({ port: Number(port) });
    await expect(taken.start()).rejects.toMatchObject({ code: 'EADDRINUSE' });
    await first.stop();
    await first.stop();
    expect(await taken.start()).toBe(`http://127.0.0.1:${port}`);
    await taken.stop();
  });

  it('explains wrong use', async () => {
    const idle = new HaptikPlatformEmulator();
    expect(() => idle.credentials).toThrow(/Await start\(\)/);
    await expect(idle.triggerNode('order_status')).rejects.toThrow(/connect\(/);
    expect(() => new HaptikPlatformEmulator({ teams: [] })).toThrow(/at least one team/);
  });

  it('rejects waits for a state when it is stopped', async () => {
    const stopped = new HaptikPlatformEmulator();
    await stopped.start();
    const waiting = stopped.waitForState('asha', 'pending').catch((error: Error) => error.name);
    await stopped.stop();
    expect(await waiting).toBe('AbortError');
  });
});
