import type { IncomingMessage, ServerResponse } from 'node:http';
import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { HaptikSetupError } from '../../haptik.error.js';
import { ResolvedHaptikOptions } from '../../options/resolved.haptik.options.js';
import { announcedLength, readBody } from '../../payload/body.reader.js';
import { closeAfterResponse, waitForShortBody } from '../../reply/lingering.close.js';
import { type EndpointRequest, WebhookEndpoint } from '../receive/webhook.endpoint.js';
import type { WebhookResponse } from '../receive/webhook.request.js';

/** Answers requests of node:http to the endpoint. */
@Injectable()
export class EndpointListener implements OnApplicationBootstrap {
  #isStarted = false;

  constructor(
    private readonly endpoint: WebhookEndpoint,
    private readonly options: ResolvedHaptikOptions,
  ) {}

  onApplicationBootstrap(): void {
    this.#isStarted = true;
  }

  /** @throws HaptikSetupError before the application has started */
  handle(request: IncomingMessage, response: ServerResponse, next?: () => void): void {
    if (!this.#isStarted) {
      throw new HaptikSetupError(
        'A call arrived before the application started. Call app.init() first.',
      );
    }
    const { method = '', url = '', headers } = request;
    const given: EndpointRequest = {
      method,
      url,
      headers,
      body: () => readBody(request, this.options),
      bodyLength: announcedLength(request, headers),
      raw: request,
    };
    const answer = this.endpoint.answer(given);
    if (answer) void answer.then((result) => send(result, request, response));
    else if (next) next();
    else send(this.endpoint.rejectUrl(given), request, response);
  }
}

function send(result: WebhookResponse, request: IncomingMessage, response: ServerResponse): void {
  if (request.complete) write(result, response);
  else void sendBeforeBody(result, request, response);
}

/** Responds to a request whose body was not read. */
async function sendBeforeBody(
  result: WebhookResponse,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  await waitForShortBody(request);
  closeAfterResponse(request, response);
  write(result, response);
}

function write({ status, headers, body }: WebhookResponse, response: ServerResponse): void {
  const length = Buffer.byteLength(body);
  response.writeHead(status, { ...headers, 'Content-Length': length });
  // Node writes ASCII as latin1 without looking at each character.
  response.end(body, length === body.length ? 'latin1' : 'utf8');
}
