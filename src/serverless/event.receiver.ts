import type { INestApplicationContext } from '@nestjs/common';
import { HaptikSetupError } from '../haptik.error.js';
import { DEFAULT_BOT, ResolvedHaptikOptions } from '../options/resolved/resolved.haptik.options.js';
import { getProvider } from '../webhook/listener/get.provider.js';
import { WebhookEndpoint } from '../webhook/receive/webhook.endpoint.js';
import { WebhookReceiver } from '../webhook/receive/webhook.receiver.js';
import type { WebhookResponse } from '../webhook/receive/webhook.request.js';
import { CodeNodeReceiver } from './code.node.receiver.js';
import { decodeBody, isRoot, listUrls, measureBody, readHeaders } from './http.event.js';
import type { ServerlessInvocation } from './serverless.event.js';

/** Which bot and node events address that do not say so. */
export interface DefaultTarget {
  readonly bot?: string | undefined;
  readonly node?: string | undefined;
}

/** Answers the events of a started application. Never rejects. */
export class EventReceiver {
  readonly #endpoint: WebhookEndpoint;
  readonly #calls: WebhookReceiver;
  readonly #codeNodes: CodeNodeReceiver;
  readonly #bot: string;

  /** @throws HaptikSetupError when the application does not import `HaptikModule` or has no such bot */
  constructor(app: INestApplicationContext, { bot = DEFAULT_BOT, node }: DefaultTarget) {
    const { bots } = getProvider(app, ResolvedHaptikOptions);
    if (!bots.has(bot)) {
      throw new HaptikSetupError(
        `There is no bot "${bot}". Set the option bot of haptikMain to one of: ${[...bots.keys()].join(', ')}.`,
      );
    }
    this.#bot = bot;
    this.#endpoint = getProvider(app, WebhookEndpoint);
    this.#calls = getProvider(app, WebhookReceiver);
    this.#codeNodes = new CodeNodeReceiver(app, { bot, node });
  }

  receiveCodeNode(invocation: ServerlessInvocation, timeLimitMs: number): Promise<string> {
    return this.#codeNodes.receive(invocation, timeLimitMs);
  }

  /** Answers the URL of an event, or that without its stage. A URL without a path addresses a bot. */
  receiveHttp(
    method: string,
    invocation: ServerlessInvocation,
    timeLimitMs: number,
  ): Promise<WebhookResponse> {
    const { event } = invocation;
    const urls = listUrls(event);
    const headers = readHeaders(event);
    const request = {
      method,
      headers,
      body: async () => decodeBody(event),
      // Unknown before a body in chunks is read, as on the route.
      bodyLength: headers['transfer-encoding'] === undefined ? measureBody(event) : undefined,
      raw: invocation,
      timeLimitMs,
    };
    for (const url of urls) {
      const answer = this.#endpoint.answer({ ...request, url });
      if (answer) return answer;
    }
    if (urls.some(isRoot)) return this.#calls.receive({ ...request, bot: this.#bot });
    return Promise.resolve(this.#endpoint.rejectUrl({ ...request, url: urls[0] }));
  }
}
