import { once } from 'node:events';
import { Agent, request } from 'node:https';
import type { CallInput } from 'nestjs-haptik/testing';
import { createSignedCall, type SignedCall } from '../../../../src/service/signed.call.js';
import { QUEUED, STARTED } from '../../values/english.texts.js';

const SECRET = 'test';
/** Keep-alive connections of the client. */
const CONNECTIONS = 32;
const TICK_MS = 20;
const EVERY_SLOW = 50;
const EVERY_HANDOFF = 20;

interface PlannedCall extends CallInput {
  readonly node: string;
  readonly expected: readonly string[];
}

/** What the calls were answered. */
export interface LoadReport {
  readonly answered: number;
  /** One line for each call that did not get 200 and the right text. */
  readonly failures: readonly string[];
  /** Users whose chats were handed off, now or later. */
  readonly handedOff: readonly string[];
  /** Milliseconds of the quick calls, ascending. */
  readonly quickMs: readonly number[];
}

/** Signed calls at a steady rate: quick ones, slow ones, and some that are handed off. */
export class CallLoad {
  readonly #agent: Agent;
  readonly #failures: string[] = [];
  readonly #handedOff: string[] = [];
  readonly #quickMs: number[] = [];
  #answered = 0;

  /** @param url of the webhook @param authority of the certificate of the proxy */
  constructor(
    private readonly url: string,
    authority: string,
  ) {
    this.#agent = new Agent({ keepAlive: true, maxSockets: CONNECTIONS, ca: authority });
  }

  /** Resolves when all calls have been answered. */
  async run(count: number, perSecond: number): Promise<LoadReport> {
    const calls: Promise<void>[] = [];
    const startedAt = performance.now();
    await new Promise<void>((resolve) => {
      const timer = setInterval(() => {
        const due = Math.min(count, ((performance.now() - startedAt) / 1000) * perSecond);
        while (calls.length < due) calls.push(this.call(calls.length));
        if (calls.length < count) return;
        clearInterval(timer);
        resolve();
      }, TICK_MS);
    });
    await Promise.all(calls);
    this.#agent.destroy();
    return {
      answered: this.#answered,
      failures: this.#failures,
      handedOff: this.#handedOff,
      quickMs: this.#quickMs.toSorted((a, b) => a - b),
    };
  }

  private async call(index: number): Promise<void> {
    const { node, expected, ...input } = plan(index);
    const userName = `user_${index}`;
    const call = createSignedCall(node, { ...input, user: { user_name: userName } }, SECRET);
    const startedAt = performance.now();
    const answer = await this.post(call).catch(String);
    if (expected.some((text) => answer.startsWith('200 ') && answer.includes(text))) {
      this.#answered++;
      if (node === 'order_status') this.#handedOff.push(userName);
      if (node === 'product_price') this.#quickMs.push(performance.now() - startedAt);
    } else {
      this.#failures.push(`call ${index} (${node}): ${answer}`);
    }
  }

  private async post({ headers, body }: SignedCall): Promise<string> {
    const sent = request(this.url, { method: 'POST', agent: this.#agent, headers });
    const responded = once(sent, 'response');
    sent.end(body);
    const [response] = (await responded) as [AsyncIterable<Buffer> & { statusCode?: number }];
    const chunks: Buffer[] = [];
    for await (const chunk of response) chunks.push(chunk);
    return `${response.statusCode} ${Buffer.concat(chunks).toString()}`;
  }
}

/** Slow calls take one second, or five: longer than the grace, so that they are in flight when the server closes. */
function plan(index: number): PlannedCall {
  if (index % EVERY_SLOW === 0) {
    const seconds = index % (2 * EVERY_SLOW) === 0 ? '1' : '5';
    const expected = [`The report took ${seconds} seconds.`];
    return { node: 'slow_report', entities: { seconds }, expected };
  }
  if (index % EVERY_HANDOFF === 1) {
    return { node: 'order_status', entities: { order_id: '500' }, expected: [STARTED, QUEUED] };
  }
  const entities = { product_name: 'speaker' };
  return { node: 'product_price', entities, expected: ['₹ 2,499'] };
}
