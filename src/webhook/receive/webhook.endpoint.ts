import { Injectable } from '@nestjs/common';
import { EndpointLocator, type EndpointTarget } from '../path/endpoint.locator.js';
import { SEARCH_METHODS, SearchReceiver } from './search.receiver.js';
import { WebhookReceiver } from './webhook.receiver.js';
import type { WebhookRequest, WebhookResponse } from './webhook.request.js';

/** A request to a URL. */
export type EndpointRequest = Omit<WebhookRequest, 'bot'> & { readonly url: string };

/** Answers requests by their URL: calls of the bots, and searches. */
@Injectable()
export class WebhookEndpoint {
  constructor(
    private readonly locator: EndpointLocator,
    private readonly calls: WebhookReceiver,
    private readonly searches: SearchReceiver,
  ) {}

  /** The response to a request; undefined when its URL is not of the endpoint. */
  answer(request: EndpointRequest): Promise<WebhookResponse> | undefined {
    const target = this.locator.find(request.url);
    if (target === undefined) return undefined;
    return target.search === undefined
      ? this.calls.receive({ ...request, bot: target.bot })
      : this.search(target, request);
  }

  private async search(
    { bot, search = '', key }: EndpointTarget,
    { method, url, headers, raw }: EndpointRequest,
  ): Promise<WebhookResponse> {
    if (method !== 'GET' && method !== 'HEAD')
      return { status: 405, headers: { Allow: SEARCH_METHODS }, body: '' };
    const query = Object.fromEntries([...new URLSearchParams(url.split('?')[1])].toReversed());
    return this.searches.receive({ bot, search, key, query }, { method, url, headers, query, raw });
  }
}
