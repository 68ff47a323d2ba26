import type { IncomingMessage, ServerResponse } from 'node:http';
import { Injectable } from '@nestjs/common';
import { ResolvedHaptikOptions } from '../../options/resolved.haptik.options.js';
import { announcedLength, collectBody, readBody } from '../../payload/body.reader.js';
import { closeAfterResponse, waitForShortBody } from '../../reply/lingering.close.js';
import { EndpointLocator } from '../path/endpoint.locator.js';
import { restoreBodyHeaders } from '../receive/hidden.headers.js';
import { errorResponse } from '../receive/error.response.js';
import { WebhookReceiver } from '../receive/webhook.receiver.js';
import { type EndpointRequest, WebhookEndpoint } from '../receive/webhook.endpoint.js';
import type { WebhookResponse } from '../receive/webhook.request.js';

/** Answers requests of node:http to the endpoint. */
@Injectable()
export class EndpointListener {
  constructor(
    private readonly locator: EndpointLocator,
    private readonly calls: WebhookReceiver,
    private readonly endpoint: WebhookEndpoint,
    private readonly options: ResolvedHaptikOptions,
  ) {}

  handle(request: IncomingMessage, response: ServerResponse, next?: () => void): void {
    // As middleware of Express it comes after the one that hides the body from parsers.
    restoreBodyHeaders(request);
    const { method = '', url = '', headers } = request;
    const target = this.locator.findKnown(url);
    if (target === undefined || method !== 'POST') return this.route(request, response, next);
    const bodyLength = announcedLength(request, headers);
    const head = this.calls.accept({ bot: target.bot, method, headers, bodyLength, raw: request });
    if ('status' in head) return send(head, request, response);
    // With callbacks: on the path of every call a promise costs more than its code.
    collectBody(
      request,
      this.options,
      (bytes) => {
        const answer = this.calls.answer(head, bytes);
        if (answer instanceof Promise) void answer.then((late) => send(late, request, response));
        else send(answer, request, response);
      },
      (error) => send(errorResponse(error), request, response),
    );
  }

  /** Answers what is not a call to a URL as configured. */
  private route(request: IncomingMessage, response: ServerResponse, next?: () => void): void {
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
  response.writeHead(status, { ...headers, 'Content-Length': Buffer.byteLength(body) }).end(body);
}
