import { AsyncResource } from 'node:async_hooks';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { Injectable } from '@nestjs/common';
import { RejectionLimiter } from '../../limits/rejection.limiter.js';
import { ResolvedHaptikOptions } from '../../options/resolved/resolved.haptik.options.js';
import { announcedLength, collectBody, readBody } from '../../payload/body.reader.js';
import { CallObserver } from '../../recording/call.observer.js';
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
  /** Answers requests of tools in development, and returns whether it did. */
  developmentHandler: ((request: IncomingMessage, response: ServerResponse) => boolean) | undefined;

  constructor(
    private readonly locator: EndpointLocator,
    private readonly calls: WebhookReceiver,
    private readonly endpoint: WebhookEndpoint,
    private readonly options: ResolvedHaptikOptions,
    private readonly observer: CallObserver,
    private readonly rejections: RejectionLimiter,
  ) {}

  handle(request: IncomingMessage, response: ServerResponse, next?: () => void): void {
    // As middleware of Express it comes after the one that hides the body from parsers.
    restoreBodyHeaders(request);
    const { method = '', url = '', headers } = request;
    const target = this.locator.findKnown(url);
    if (target === undefined || method !== 'POST' || this.observer.isActive)
      return this.route(request, response, next);
    const bodyLength = announcedLength(request, headers);
    const head = this.calls.accept({ bot: target.bot, method, headers, bodyLength, raw: request });
    if ('status' in head) return this.send(head, request, response);
    // The parser calls back in the context of the socket, but contexts of the caller, such as of a logger or a
    // tracer, reach the node method. A snapshot of `AsyncLocalStorage` would cost twenty times as much.
    const context = new AsyncResource('HaptikCall');
    // With callbacks: on the path of every call a promise costs more than its code.
    collectBody(
      request,
      this.options,
      (bytes) => {
        const answer = context.runInAsyncScope(() => this.calls.answer(head, bytes));
        if (answer instanceof Promise)
          void answer.then((late) => this.send(late, request, response));
        else this.send(answer, request, response);
      },
      (error) => this.send(errorResponse(error), request, response),
    );
  }

  /** Answers what is not a call to a URL as configured, and calls that are recorded. */
  private route(request: IncomingMessage, response: ServerResponse, next?: () => void): void {
    if (this.developmentHandler?.(request, response)) return;
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
    if (answer) void answer.then((result) => this.send(result, request, response));
    else if (next) next();
    else this.send(this.endpoint.rejectUrl(given), request, response);
  }

  private send(result: WebhookResponse, request: IncomingMessage, response: ServerResponse): void {
    const allowed = result.status === 200 ? result : this.limitRejection(result, request);
    if (request.complete) write(allowed, response);
    else void sendBeforeBody(allowed, request, response);
  }

  /** What a source over its limit of rejections gets. */
  private limitRejection(result: WebhookResponse, request: IncomingMessage): WebhookResponse {
    const limited = this.rejections.count(request, result.status);
    if (!limited) return result;
    const { status, headers, body } = errorResponse(limited);
    return { status, headers: { ...headers, 'Retry-After': String(limited.retryAfter) }, body };
  }
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
