import type { IncomingHttpHeaders, ServerResponse } from 'node:http';
import { Injectable } from '@nestjs/common';
import {
  WEBHOOK_REQUEST_CONTEXT,
  type WebhookHttpRequest,
} from '../../payload/webhook.request.context.js';
import { CallObserver } from '../../recording/call.observer.js';

/** The members of requests of Express and Fastify that are read before the guards. */
interface RouteRequest extends Partial<Pick<WebhookHttpRequest, 'params' | 'rawBody'>> {
  readonly headers: IncomingHttpHeaders | undefined;
  readonly url?: string | undefined;
  readonly originalUrl?: string | undefined;
  [WEBHOOK_REQUEST_CONTEXT]?: WebhookHttpRequest[typeof WEBHOOK_REQUEST_CONTEXT];
}

/** Records the calls that the route of Express or Fastify answers. */
@Injectable()
export class RouteObserver {
  constructor(private readonly calls: CallObserver) {}

  get isActive(): boolean {
    return this.calls.isActive;
  }

  /** Whether it may become active. */
  get isPossible(): boolean {
    return this.calls.isPossible;
  }

  observe(request: RouteRequest, response: ServerResponse, next: () => void): void {
    // Copied, since the headers that announce a body are hidden from parsers.
    const headers = { ...request.headers };
    const url = request.originalUrl ?? request.url;
    const read = (): { bot: string | undefined; bytes: Buffer | undefined } => {
      const context = request[WEBHOOK_REQUEST_CONTEXT];
      return {
        bot: context?.bot ?? request.params?.['bot'],
        bytes: context?.bytes ?? request.rawBody,
      };
    };
    this.calls.observeRoute({ headers, url }, response, read, next);
  }
}
