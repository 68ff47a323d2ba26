import type { INestApplication, Type } from '@nestjs/common';
import { ApplicationConfig } from '@nestjs/core';
import { PathNormalizer } from '../webhook/path.normalizer.js';
import { sign } from '../signature/signature.js';
import { explainUnexpectedResponse, type SentRequest } from './unexpected.response.js';
import { createCallBody, type CallInput } from './call.input.js';
import { HaptikTestReply } from './haptik.test.reply.js';

export interface HaptikTestClientOptions {
  /** The bot's secret; without one the calls are unsigned. */
  readonly secret?: string;
  /** Path of the door, global prefix included. @default 'haptik' */
  readonly path?: string;
  /** A bot that has a name, on `<path>/<bot>`. @default the default bot */
  readonly bot?: string;
}

/**
 * Calls an application the way Haptik does: signed, over its real HTTP stack. Listens on a free
 * port of the loopback address when the application does not listen yet.
 *
 * @example
 * const haptik = new HaptikTestClient(app, { secret: 'test' });
 * const answer = await haptik.call('order_status', { entities: { order_id: '71' } });
 * expect(answer.texts).toEqual(['Order 71 is on its way.']);
 */
export class HaptikTestClient {
  constructor(
    private readonly app: INestApplication,
    private readonly options: HaptikTestClientOptions = {},
  ) {}

  /** Calls a node with whatever of a call matters to the test. */
  call(node: string, input: CallInput = {}): Promise<HaptikTestReply> {
    return this.post(JSON.stringify(createCallBody(node, input)));
  }

  /** Sends bytes as they are, signed; headers that are given replace those of Haptik. */
  async post(
    body: string | Uint8Array,
    headers: Record<string, string> = {},
  ): Promise<HaptikTestReply> {
    const bytes = Buffer.from(body);
    const { secret } = this.options;
    const url = await this.url();
    const response = await fetch(url, {
      method: 'POST',
      headers: {
        'Content-Type': 'application/json',
        ...(secret !== undefined && { 'X-Hub-Signature': sign(bytes, secret) }),
        ...headers,
      },
      body: bytes,
    });
    const sent = { url, isSigned: secret !== undefined };
    return HaptikTestReply.of(response, (answer) =>
      explainUnexpectedResponse(answer, this.sent(sent)),
    );
  }

  /** Where the calls go, e.g. `http://127.0.0.1:40123/haptik`. */
  async url(): Promise<string> {
    const { path = 'haptik', bot } = this.options;
    const server = this.app.getHttpServer() as { listening: boolean; address(): { port: number } };
    if (!server.listening) await this.app.listen(0, '127.0.0.1');
    const base = `http://127.0.0.1:${server.address().port}/${path.replace(/^\//, '')}`;
    return bot === undefined ? base : `${base}/${bot}`;
  }

  private sent(call: Pick<SentRequest, 'url' | 'isSigned'>): SentRequest {
    const endpoint = this.find(PathNormalizer)?.endpoint;
    const prefix = this.find(ApplicationConfig)?.getGlobalPrefix() ?? '';
    return { ...call, endpoint: endpoint && `/${endpoint.join('/')}`, prefix };
  }

  private find<T>(token: Type<T>): T | undefined {
    try {
      return this.app.get(token, { strict: false });
    } catch {
      return undefined; // not imported
    }
  }
}
