import { sign } from 'nestjs-haptik';
import { button, say } from 'nestjs-haptik/hsl';
import { readEventsUntil, PlaygroundClient } from '../../support/playground/playground.client.js';
import { ScriptedBot } from '../../support/bots/scripted.bot.js';
import { SECRET } from '../../support/test.app.js';

const bot = new ScriptedBot();
let playground: PlaygroundClient;
beforeAll(async () => {
  playground = await PlaygroundClient.start({ url: await bot.start(), secret: SECRET });
  await playground.waitForState(({ target }) => target.status === 'up');
});
beforeEach(async () => {
  await playground.post('api/conversation/reset', { what: 'user' });
  await playground.request('DELETE', 'api/runs');
  await playground.request('PATCH', 'api/conversation', {
    user: { user_name: 'guest-1', full_name: 'Guest User' },
    language: 'en',
  });
  await playground.request('PATCH', 'api/settings', { humanAssistance: false, platform: 'up' });
  bot.calls.length = 0;
  bot.respondWith({ status: true, response: ['Hello'] });
});
afterAll(async () => {
  await playground.stop();
  await bot.stop();
});

describe('replies of 1 MB', () => {
  it('leave the chat that each change sends to the page small', async () => {
    const element = JSON.stringify(button('x'.repeat(1_000_000), [say('S')]));
    bot.respondWith({ status: true, response: ['\u00e9'.repeat(1_000_000), element] });
    for (let no = 0; no < 20; no++) await playground.call('order_status');
    const { conversation, runs } = await playground.state();
    expect(JSON.stringify(conversation).length).toBeLessThan(1_100_000);
    expect(conversation.transcript.at(-2)).toMatchObject({ sender: 'bot', runId: runs[0]?.id });
    expect((await playground.chat()).at(-2)).toMatch(/^bot: é+… \(1000000 characters\)$/);
  });
});

describe('a call to a receiver in any language', () => {
  it('is what Haptik sends, and the run tells the exact exchange', async () => {
    const element = button('Which size?', [say('S')]);
    bot.respondWith({
      status: true,
      response: ['Hi', JSON.stringify(element)],
      conversation_details: { size: 'S' },
    });
    const run = await playground.callOnce('order_status', {
      entities: {
        order_id: [{ entity_value: 'A17', detection: 'user_profile', original_text: 'a17' }],
        note: null,
      },
      userMessage: 'Where is it?',
    });
    const body = run.request.body.text ?? '';
    const value = sign(Buffer.from(body), SECRET);
    expect(bot.calls[0]?.headers).toEqual({
      host: new URL(run.request.url).host,
      'content-type': 'application/json',
      'content-length': String(run.request.body.length),
      'x-hub-signature': value,
      connection: 'close',
    });
    expect(JSON.parse(body)).toMatchObject({
      node: 'order_status',
      event: 'API_INTEGRATION',
      entities: { order_id: [{ detection: 'user_profile' }], note: null },
    });
    expect(run).toMatchObject({
      no: expect.any(Number) as unknown,
      state: 'answered',
      httpStatus: 200,
      status: true,
      request: { signature: { value, secret: { variable: 'HAPTIK_SECRET' }, isForged: false } },
      reply: { messages: [{ text: 'Hi' }, { element: { type: 'BUTTON' } }] },
      stateChanges: {
        conversationDetails: [{ path: '/size', kind: 'added', after: 'S' }],
        userDetails: [],
      },
      chatState: { before: 'bot', after: 'bot' },
      deadline: { limitMs: 30_000 },
    });
    expect(run.recorded).toBeUndefined();
    expect(await playground.chat()).toEqual(['user: Where is it?', 'bot: Hi', 'bot: BUTTON']);
  });

  it('carries the conversation to the next call', async () => {
    await playground.request('PATCH', 'api/conversation', {
      user: { user_name: 'asha', full_name: 'Asha' },
      language: 'hi',
      devicePlatform: 14,
      conversationDetails: { size: 'M' },
      userDetails: { tier: 'gold' },
      envVariables: { REGION: 'west' },
    });
    bot.respondWith({ status: true, response: ['1'], user_details: { tier: 'silver' } });
    await playground.call('one');
    await playground.call('two', { language: 'en', conversationDetails: {} });
    expect(bot.calls.map(({ body }) => body)).toMatchObject([
      {
        user: { user_name: 'asha', language_code: 'hi', device_platform: 14 },
        conversation_details: { size: 'M' },
        user_details: { tier: 'gold' },
        env_variables: { REGION: 'west' },
        conversation_no: 1,
      },
      {
        user: { user_name: 'asha', language_code: 'en' },
        conversation_details: {},
        user_details: { tier: 'silver' },
      },
    ]);
  });

  it('can have any body', async () => {
    const rawBody = '{ "node": "raw",\n"odd": 1 }';
    const { request } = await playground.callOnce('raw', { rawBody });
    expect(request.body).toEqual({ length: 27, text: rawBody, isTruncated: false });
    expect(bot.calls[0]?.body).toEqual({ node: 'raw', odd: 1 });
  });

  it('that breaks the bot is drawn as a bot break, with and without human assistance', async () => {
    bot.respondWith({ status: true, response: [] });
    const first = await playground.callOnce('empty');
    expect(first.botBreak?.reason).toBe('no-response');
    expect((await playground.state()).conversation).toMatchObject({
      state: 'bot',
      transcript: [{}, { isBotBreak: true }, { event: 'bot-break' }],
    });
    await playground.request('PATCH', 'api/settings', { humanAssistance: true });
    const second = await playground.callOnce('empty');
    expect(second).toMatchObject({
      handoffs: 1,
      requestedHandoffs: [{ team: 'support', by: 'platform', outcome: 'accepted' }],
      chatState: { after: 'pending' },
    });
    await playground.callOnce('empty');
    expect((await playground.state()).conversation.transcript).toContainEqual(
      expect.objectContaining({
        event: 'pending',
        text: 'The chat is with an agent: Haptik would not call empty.',
      }),
    );
    expect(await playground.post('api/say', { text: 'Anyone?' })).toEqual({ kind: 'to-agent' });
    await playground.post('api/conversation/agent-message', { text: 'Hello, I am Asha' });
    await playground.post('api/conversation/complete');
    const { conversation } = await playground.state();
    expect(conversation.state).toBe('complete');
    expect((await playground.chat()).slice(-4)).toEqual([
      'user: Anyone?',
      'system: to-agent',
      'agent: Hello, I am Asha',
      'system: complete',
    ]);
  });

  it('can have the faults of a network', async () => {
    const [forged] = await playground.call('a', { fault: 'wrong-secret' });
    expect(forged?.request.signature).toMatchObject({ isForged: true });
    expect(forged?.request.signature?.value).not.toBe(
      sign(Buffer.from(forged?.request.body.text ?? ''), SECRET),
    );
    const [unsigned] = await playground.call('a', { fault: 'unsigned' });
    expect(unsigned?.request.signature).toBeUndefined();
    const [dropped] = await playground.call('a', { fault: 'dropped-response' });
    expect(dropped).toMatchObject({ state: 'failed', failure: { reason: 'unreachable' } });
    const [large] = await playground.call('a', { fault: 'large-body' });
    expect(large?.request.body).toMatchObject({ length: 1_000_000, isTruncated: true });
    expect(bot.calls).toHaveLength(4);
    const replayed = await playground.call('a', { fault: 'replayed' });
    const twice = await playground.call('a', { fault: 'two-at-once' });
    for (const [first, second] of [replayed, twice]) {
      expect(second?.request.body).toEqual(first?.request.body);
      expect(second?.request.signature).toEqual(first?.request.signature);
      expect(second?.id).not.toBe(first?.id);
    }
    expect(bot.calls).toHaveLength(8);
  });
});

describe('calls at the same time', () => {
  it('have the changes of the state of their own replies', async () => {
    let no = 0;
    bot.respond = (response) => {
      no++;
      const conversation_details = { [`call${no}`]: true };
      response.end(JSON.stringify({ status: true, response: ['Hi'], conversation_details }));
    };
    const runs = await playground.call('a', { fault: 'two-at-once' });
    const paths = runs.map(({ stateChanges }) =>
      stateChanges.conversationDetails.map(({ path, kind }) => `${kind} ${path}`),
    );
    expect(paths.flat().toSorted()).toEqual(['added /call1', 'added /call2']);
  });
});

describe('a handoff that the app delivers after the call', () => {
  const handOff = (): Promise<Response> => {
    const { baseUrl, token, clientId, businessId, team } = playground.emulator.credentials;
    return fetch(`${baseUrl}/integration/external/v1.0/send_chat_to_agent/`, {
      method: 'POST',
      headers: {
        Authorization: `Bearer ${token}`,
        'client-id': clientId,
        'Content-Type': 'application/json',
      },
      body: JSON.stringify({ user_name: 'guest-1', business_id: businessId, team_name: team }),
    });
  };
  beforeEach(async () => {
    bot.respond = (response) =>
      void handOff().then(() => response.end(JSON.stringify({ status: true, response: ['Wait'] })));
    await playground.request('PATCH', 'api/settings', { platform: 'errors' });
  });

  it('is added to its run', async () => {
    const { id, requestedHandoffs } = await playground.callOnce('complain');
    expect(requestedHandoffs).toMatchObject([{ outcome: 'failed' }]);
    await handOff();
    await playground.request('PATCH', 'api/settings', { platform: 'up' });
    await handOff();
    expect(await playground.run(id)).toMatchObject({
      handoffs: 2,
      requestedHandoffs: [
        { outcome: 'failed' },
        {
          outcome: 'accepted',
          detail: expect.stringMatching(
            /^HTTP 200, after 3 attempts, \d+ s after the call$/,
          ) as unknown,
        },
      ],
    });
  });

  it('is of the newest call, when an app has lost that of an older one', async () => {
    const lost = await playground.callOnce('complain');
    const { id } = await playground.callOnce('complain');
    await playground.request('PATCH', 'api/settings', { platform: 'up' });
    await handOff();
    const accepted = {
      outcome: 'accepted',
      detail: expect.stringMatching(/2 attempts/) as unknown,
    };
    expect((await playground.run(id)).requestedHandoffs).toMatchObject([
      { outcome: 'failed' },
      accepted,
    ]);
    await handOff();
    expect((await playground.run(lost.id)).requestedHandoffs).toMatchObject([
      { outcome: 'failed' },
    ]);
  });
});

describe('the fault slow-network', () => {
  it.each([10, 20_000])('takes about 5 s, also with %i characters more', async (length) => {
    const entities = { note: [{ entity_value: 'x'.repeat(length) }] };
    const run = await playground.callOnce('a', { fault: 'slow-network', entities });
    expect(run).toMatchObject({ state: 'answered', httpStatus: 200 });
  });
});

describe('the history', () => {
  it('repeats the bytes, or the input with the conversation of now, and compares', async () => {
    const first = await playground.callOnce('one', { userMessage: 'first' });
    await playground.request('PATCH', 'api/conversation', { language: 'hi' });
    bot.respondWith({ status: true, response: ['Changed'] });
    const again = (await playground.post(`api/runs/${first.id}/repeat?wait=true`, {
      what: 'bytes',
    })) as { runs: [{ id: string }] };
    const same = await playground.run(again.runs[0].id);
    expect(same.request.body).toEqual(first.request.body);
    const anew = (await playground.post(`api/runs/${first.id}/repeat?wait=true`, {})) as {
      runs: [{ id: string }];
    };
    const comparison = await playground.post('api/runs/compare', {
      a: first.id,
      b: anew.runs[0].id,
    });
    expect(comparison).toMatchObject({
      request: [{ path: '/user/language_code', kind: 'changed', before: 'en', after: 'hi' }],
      response: [{ path: '/response/0', before: 'Hello', after: 'Changed' }],
    });
  });

  it.each(['wrong-secret', 'unsigned'] as const)(
    'repeats the bytes of a call with %s as what they are',
    async (fault) => {
      bot.respondWith('', 401);
      const forged = await playground.callOnce('one', { fault });
      const { runs } = await playground.post(`api/runs/${forged.id}/repeat?wait=true`, {
        what: 'bytes',
      });
      expect(runs).toMatchObject([{ fault, httpStatus: 401 }]);
    },
  );

  it('can be emptied', async () => {
    await playground.call('one');
    expect((await playground.request('DELETE', 'api/runs')).status).toBe(204);
    expect((await playground.state()).runs).toEqual([]);
  });
});

describe('the events', () => {
  it('begin with the state, also after a reconnection, and tell what changes', async () => {
    const read = (): ReturnType<typeof readEventsUntil> =>
      readEventsUntil(
        playground.playground.url,
        ({ name, data }) => name === 'run' && (data as { state: string }).state === 'answered',
        () => playground.call('one'),
      );
    for (const events of [await read(), await read()]) {
      expect(events[0]).toMatchObject({ name: 'state', data: { target: { status: 'up' } } });
      expect(new Set(events.map(({ name }) => name))).toEqual(
        new Set(['state', 'conversation', 'run']),
      );
    }
  });
});
