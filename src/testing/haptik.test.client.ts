import type { INestApplication, Type } from '@nestjs/common';
import { ApplicationConfig } from '@nestjs/core';
import { EndpointLocator } from '../webhook/path/endpoint.locator.js';
import { sign } from '../signature/signature.js';
import { explainUnexpectedResponse, type SentRequest } from './unexpected.response.js';
import { createCallBody, type CallInput } from './call.input.js';
import { HaptikTestReply } from './haptik.test.reply.js';

export interface HaptikTestClientOptions {
  /** Secret of the bot. @default unsigned calls */
  readonly secret?: string;
  /** Path of the endpoint, including the global prefix. @default 'haptik' */
  readonly path?: string;
  /** Name of the bot, at `<path>/<bot>`. @default the default bot */
  readonly bot?: string;
}

/**
 * Calls an application as Haptik does: signed, over its real HTTP stack. An application that is not
 * listening yet is started on a free port of the loopback address.
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

  /** Calls a node. */
  call(node: string, input: CallInput = {}): Promise<HaptikTestReply> {
    return this.post(JSON.stringify(createCallBody(node, input)));
  }

  /** Posts a raw body, signed. The given headers replace the default ones. */
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

  /** URL of the calls, e.g. `http://127.0.0.1:40123/haptik`. */
  async url(): Promise<string> {
    const { path = 'haptik', bot } = this.options;
    const server = this.app.getHttpServer() as { listening: boolean; address(): { port: number } };
    if (!server.listening) await this.app.listen(0, '127.0.0.1');
    const base = `http://127.0.0.1:${server.address().port}/${path.replace(/^\//, '')}`;
    return bot === undefined ? base : `${base}/${bot}`;
  }

  private sent(call: Pick<SentRequest, 'url' | 'isSigned'>): SentRequest {
    const endpoint = this.find(EndpointLocator)?.path;
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
