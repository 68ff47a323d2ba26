import * as fc from 'fast-check';
import { type EmulatorFault, faults, HaptikPlatformEmulator } from 'nestjs-haptik/testing';
import {
  SEND_CHAT_TO_AGENT_PATH,
  requestHandoff,
  requestEmulator,
} from '../../support/emulator.client.js';

const emulator = new HaptikPlatformEmulator({ countdownSecondMs: 1 });
beforeAll(() => emulator.start());
beforeEach(() => emulator.clear());
afterAll(() => emulator.stop());

const body = { user_name: 'asha', business_id: 1, team_name: 'support' };
const sendIt = (signal?: AbortSignal) =>
  requestEmulator(emulator, SEND_CHAT_TO_AGENT_PATH, { body, ...(signal && { signal }) });

/** The cause of a `fetch failed` error. */
const reasonOf = (request: Promise<unknown>): Promise<unknown> =>
  request.then(
    () => 'none',
    (error: Error) => (error.cause as { code?: string } | undefined)?.code ?? error.name,
  );

describe('a fault, as seen by a client of the platform', () => {
  it('reset: the connection is closed and the request is not handled', async () => {
    emulator.fail(faults.reset());
    expect(await reasonOf(sendIt())).toBe('ECONNRESET');
    expect(emulator.requests).toHaveLength(1);
    expect(emulator.handoffs).toHaveLength(0);
  });

  it.each([
    [503, { error_message: 'maintenance' }, '{"error_message":"maintenance"}', 'application/json'],
    [200, 'not what you think', 'not what you think', 'text/plain'],
    [502, undefined, '', 'application/json'],
  ])(
    'status %i: that response, and the request is not handled',
    async (code, given, sent, type) => {
      emulator.fail(faults.status(code, given));
      const response = await sendIt();
      expect(response.status).toBe(code);
      expect(response.headers.get('content-type')).toBe(type);
      expect(await response.text()).toBe(sent);
      expect(emulator.handoffs).toHaveLength(0);
    },
  );

  it('truncate: the headers and half of the body, and the request is handled', async () => {
    emulator.fail(faults.truncate());
    const response = await sendIt();
    expect(response.status).toBe(200);
    expect(await reasonOf(response.text())).toBe('UND_ERR_SOCKET');
    expect(emulator.handoffs).toHaveLength(1);
  });

  it('dropResponse: the connection is closed, and the request is handled', async () => {
    emulator.fail(faults.dropResponse());
    expect(await reasonOf(sendIt())).toBe('UND_ERR_SOCKET');
    expect(emulator.handoffs).toHaveLength(1);
  });

  it('throttle: the complete response, in many chunks', async () => {
    emulator.fail(faults.throttle(5));
    const { body: stream } = await sendIt();
    const pieces: Uint8Array[] = [];
    for await (const piece of stream ?? []) pieces.push(piece);
    expect(pieces.length).toBeGreaterThan(2);
    expect(JSON.parse(Buffer.concat(pieces).toString())).toEqual({ success: true });
  });

  it('latency: later requests are answered first', async () => {
    const answered: string[] = [];
    emulator.fail(faults.latency(250));
    const slow = sendIt().then(() => answered.push('slow'));
    while (emulator.requests.length === 0) await new Promise(setImmediate);
    await sendIt().then(() => answered.push('quick'));
    await slow;
    expect(answered).toEqual(['quick', 'slow']);
  });

  it('latency: the request is handled after the client has given up', async () => {
    emulator.fail(faults.latency(100));
    expect(await reasonOf(sendIt(AbortSignal.timeout(20)))).toBe('TimeoutError');
    await emulator.waitForState('asha', 'pending');
    expect(emulator.getHandoffs('asha')).toHaveLength(1);
  });

  it('hang: no response, and the request is not handled', async () => {
    emulator.fail(faults.hang());
    expect(await reasonOf(sendIt(AbortSignal.timeout(100)))).toBe('TimeoutError');
    expect(emulator.handoffs).toHaveLength(0);
  });

  it.each([
    ['hang', faults.hang()],
    ['latency', faults.latency(60_000)],
    ['throttle', faults.throttle(60_000)],
  ])('%s: ends when the emulator stops', async (_, fault) => {
    const stopped = new HaptikPlatformEmulator();
    await stopped.start();
    stopped.fail(fault);
    const arrived = new Promise((resolve) => void stopped.onRequest(resolve));
    const reason = reasonOf(
      requestEmulator(stopped, SEND_CHAT_TO_AGENT_PATH, { body }).then((answer) => answer.text()),
    );
    await arrived;
    await stopped.stop();
    expect(await reason).toMatch(/ECONNRESET|UND_ERR_SOCKET/);
  });
});

describe('a plan of faults', () => {
  const statusOf = () => requestHandoff(emulator, 'asha').then(({ status }) => status);

  it('applies the planned number of times, in order', async () => {
    emulator.fail(faults.status(503, {}), { times: 2 });
    emulator.fail(faults.status(500, {}));
    expect([await statusOf(), await statusOf(), await statusOf(), await statusOf()]).toEqual([
      503, 503, 500, 200,
    ]);
  });

  it('applies only to its operation', async () => {
    emulator.fail(faults.status(503, {}), { on: 'get_chat_history' });
    emulator.fail(faults.hang(), { on: 'triggerNode' });
    expect(await statusOf()).toBe(200);
    const history = await requestEmulator(
      emulator,
      '/integration/external/v2.0/get_chat_history/',
      {
        method: 'GET',
      },
    );
    expect(history.status).toBe(503);
  });

  it.each([Infinity, NaN, 1.5])('cannot apply %p times', (times) => {
    expect(() => emulator.fail(faults.hang(), { times })).toThrow(/Use outage\(\)/);
  });

  it('is an outage until the platform recovers', async () => {
    emulator.outage(faults.status(503, {}));
    emulator.fail(faults.status(500, {}));
    expect([await statusOf(), await statusOf(), await statusOf()]).toEqual([500, 503, 503]);
    emulator.fail(faults.status(500, {}));
    emulator.recover();
    expect(await statusOf()).toBe(200);
    emulator.outage(faults.status(503, {}));
    emulator.fail(faults.status(500, {}));
    emulator.clear();
    expect(await statusOf()).toBe(200);
  });

  it('can be an outage of one operation', async () => {
    emulator.outage(faults.status(503, {}), { on: 'enable_webhook' });
    expect(await statusOf()).toBe(200);
    const enabled = { body: { enabled: true } };
    expect((await requestEmulator(emulator, '/v1.0/webhook/', enabled)).status).toBe(503);
  });

  it('handles exactly the requests with truncate, throttle, dropResponse and no fault, in any order', async () => {
    const done: readonly EmulatorFault[] = [
      faults.truncate(),
      faults.throttle(0),
      faults.dropResponse(),
      faults.latency(0),
    ];
    const undone: readonly EmulatorFault[] = [faults.reset(), faults.status(503)];
    const fault = fc.constantFrom(...done, ...undone);
    await fc.assert(
      fc.asyncProperty(fc.array(fault, { maxLength: 6 }), async (planned) => {
        emulator.clear();
        for (const one of planned) emulator.fail(one);
        for (const _ of planned) await reasonOf(sendIt().then((answer) => answer.text()));
        expect(emulator.handoffs).toHaveLength(planned.filter((one) => done.includes(one)).length);
        expect(emulator.requests).toHaveLength(planned.length);
      }),
      { numRuns: 25 },
    );
  });
});

describe('a listener', () => {
  it('is called before a request is handled, and awaited', async () => {
    let release = (): void => undefined;
    const gate = new Promise<void>((resolve) => (release = resolve));
    const arrived = new Promise<void>((resolve) => {
      const end = emulator.onRequest(async ({ operation }) => {
        expect(operation).toBe('send_chat_to_agent');
        end();
        resolve();
        await gate;
      });
    });
    const answer = requestHandoff(emulator, 'asha');
    await arrived;
    expect(emulator.handoffs).toHaveLength(0);
    release();
    expect((await answer).status).toBe(200);
    expect(emulator.handoffs).toHaveLength(1);
    expect((await requestHandoff(emulator, 'asha')).status).toBe(200);
  });

  it('can plan a fault for the request', async () => {
    const end = emulator.onRequest(() => emulator.fail(faults.status(503, {})));
    expect((await requestHandoff(emulator, 'asha')).status).toBe(503);
    end();
    expect((await requestHandoff(emulator, 'asha')).status).toBe(200);
  });

  it('that is still pending at the end prevents the request', async () => {
    const stopped = new HaptikPlatformEmulator();
    await stopped.start();
    let release = (): void => undefined;
    const gate = new Promise<void>((resolve) => (release = resolve));
    const arrived = new Promise<void>((resolve) => {
      stopped.onRequest(() => {
        resolve();
        return gate;
      });
    });
    const reason = reasonOf(requestHandoff(stopped, 'asha'));
    await arrived;
    await stopped.stop();
    release();
    await reason;
    await gate;
    expect(stopped.requests).toHaveLength(1);
    expect(stopped.handoffs).toEqual([]);
    await stopped.stop();
  });

  it('that throws closes the connection, and stop rejects with its error', async () => {
    const careless = new HaptikPlatformEmulator();
    await careless.start();
    careless.onRequest(() => Promise.reject(new Error('what a listener found')));
    expect(await reasonOf(requestHandoff(careless, 'asha'))).toBe('UND_ERR_SOCKET');
    await expect(careless.stop()).rejects.toMatchObject({
      errors: [expect.objectContaining({ message: 'what a listener found' })],
    });
    await careless.stop();
  });

  it('tolerates a client that disconnects before the response', async () => {
    const gone = new AbortController();
    const end = emulator.onRequest(() => gone.abort());
    expect(await reasonOf(sendIt(gone.signal))).toBe('AbortError');
    end();
    await emulator.waitForState('asha', 'pending');
    expect((await requestHandoff(emulator, 'ravi')).status).toBe(200);
  });
});
