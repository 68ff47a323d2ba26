import { randomUUID } from 'node:crypto';
import type { AddressInfo } from 'node:net';
import type { INestApplication } from '@nestjs/common';
import { ApplicationConfig } from '@nestjs/core';
import type { ChannelLike } from '../hsl/channel/channel.js';
import { CALL_ID_HEADER } from '../payload/call.id.header.js';
import { CallReports } from '../options/events/call.reports.js';
import { EndpointLocator } from '../webhook/path/endpoint.locator.js';
import { sign } from '../signature/signature.js';
import { explainUnexpectedResponse, type SentRequest } from './unexpected.response.js';
import { startApplication } from './application.start.js';
import { createCallBody, type CallInput } from './call.input.js';
import { findProvider } from './find.provider.js';
import { HaptikTestReply } from './haptik.test.reply.js';

export interface HaptikTestClientOptions {
  /** Secret of the bot. @default unsigned calls */
  readonly secret?: string;
  /** Path of the endpoint, including the global prefix. @default 'haptik' */
  readonly path?: string;
  /** Name of the bot, at `<path>/<bot>`. @default the default bot */
  readonly bot?: string;
  /** @internal Whether the test gave `haptikBot` the secret. */
  readonly isSecretGiven?: boolean;
}

/**
 * Posts raw bodies to an application, over its real HTTP stack, with the path and the secret that a test
 * gives: for tests of signatures, bodies and paths. Other tests use `haptikBot`. An application that is
 * not listening yet is started on a free port of the loopback address.
 *
 * @example
 * const client = new HaptikTestClient(app, { secret: 'wrong' });
 * const answer = await client.post('{"node":"order_status"}');
 * expect(answer.httpStatus).toEqual(401);
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

  /**
   * Posts a raw body, signed. The given headers replace the default ones, in any case.
   *
   * @param channel for the findings of the reply @default the `device_platform` of the body
   */
  async post(
    body: string | Uint8Array,
    headers: Record<string, string> = {},
    channel?: ChannelLike,
  ): Promise<HaptikTestReply> {
    const bytes = Buffer.from(body);
    const { secret, isSecretGiven = false } = this.options;
    const url = await this.url();
    const all = new Headers({
      'Content-Type': 'application/json',
      [CALL_ID_HEADER]: randomUUID(),
      ...(secret !== undefined && { 'X-Hub-Signature': sign(bytes, secret) }),
    });
    for (const [name, value] of Object.entries(headers)) all.set(name, value);
    using watched = findProvider(this.app, CallReports)?.watch(all.get(CALL_ID_HEADER) ?? '');
    const response = await fetch(url, { method: 'POST', headers: all, body: bytes });
    const sent = { url, isSigned: secret !== undefined, isSecretGiven };
    const explain = (answer: Parameters<typeof explainUnexpectedResponse>[0]): string =>
      explainUnexpectedResponse(answer, this.describe(sent));
    return HaptikTestReply.of(response, { sent: bytes, call: watched, channel, explain });
  }

  /** URL of the calls, e.g. `http://127.0.0.1:40123/haptik`. */
  async url(): Promise<string> {
    const { path = 'haptik', bot } = this.options;
    const server = await startApplication(this.app);
    const base = `http://127.0.0.1:${(server.address() as AddressInfo).port}/${path.replace(/^\//, '')}`;
    return bot === undefined ? base : `${base}/${bot}`;
  }

  private describe(call: Omit<SentRequest, 'endpoint' | 'prefix'>): SentRequest {
    const endpoint = findProvider(this.app, EndpointLocator)?.path;
    const prefix = findProvider(this.app, ApplicationConfig)?.getGlobalPrefix() ?? '';
    return { ...call, endpoint: endpoint && `/${endpoint.join('/')}`, prefix };
  }
}
