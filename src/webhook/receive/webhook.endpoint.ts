import { IncomingMessage } from 'node:http';
import { Injectable, NotFoundException } from '@nestjs/common';
import { ResolvedHaptikOptions } from '../../options/resolved/resolved.haptik.options.js';
import { EndpointLocator, type EndpointTarget } from '../path/endpoint.locator.js';
import { MisroutedCallLogger } from '../path/misrouted.call.logger.js';
import { errorResponse } from './error.response.js';
import { SEARCH_METHODS, SearchReceiver } from './search.receiver.js';
import { WebhookReceiver } from './webhook.receiver.js';
import type { WebhookRequest, WebhookResponse } from './webhook.request.js';

/** A request to a URL. */
export interface EndpointRequest extends Omit<WebhookRequest, 'bot'> {
  readonly url: string;
}

/** Answers requests by their URL: calls of the bots, and searches. */
@Injectable()
export class WebhookEndpoint {
  constructor(
    private readonly locator: EndpointLocator,
    private readonly calls: WebhookReceiver,
    private readonly searches: SearchReceiver,
    private readonly options: ResolvedHaptikOptions,
    private readonly misroutedCalls: MisroutedCallLogger,
  ) {}

  /** The response to a request; undefined when its URL is not of the endpoint. */
  answer(request: EndpointRequest): Promise<WebhookResponse> | undefined {
    let target: EndpointTarget | undefined;
    try {
      target = this.locator.find(request.url);
    } catch (error) {
      return Promise.resolve(errorResponse(error));
    }
    if (target === undefined) return undefined;
    if (!this.options.findBot(target.bot)) this.misroutedCalls.check(request);
    if (target.search !== undefined) return this.search(target, request);
    return this.calls.receive({ ...request, bot: target.bot });
  }

  /** The response to a request whose URL is not of the endpoint, when nothing else answers it. */
  rejectUrl(request: EndpointRequest): WebhookResponse {
    const { method, url } = request;
    this.misroutedCalls.check(request);
    return errorResponse(new NotFoundException(`Cannot ${method} ${url.replace(/[?#].*$/s, '')}`));
  }

  private async search(
    { bot, search = '', key }: EndpointTarget,
    { method, url, headers, raw }: EndpointRequest,
  ): Promise<WebhookResponse> {
    const early = this.calls.rejectBeforeStart();
    if (early) return early;
    if (method !== 'GET' && method !== 'HEAD')
      return { status: 405, headers: { Allow: SEARCH_METHODS }, body: '' };
    const parameters = new URLSearchParams(url.replace(/^[^?]*|#.*$/gs, ''));
    const query = Object.fromEntries([...parameters].toReversed());
    const message = raw instanceof IncomingMessage ? raw : undefined;
    return this.searches.receive(
      { bot, search, key, query, message },
      { method, url, headers, query, raw },
    );
  }
}
