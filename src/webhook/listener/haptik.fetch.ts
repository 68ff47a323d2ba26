import type { INestApplicationContext } from '@nestjs/common';
import { ResolvedHaptikOptions } from '../../options/resolved/resolved.haptik.options.js';
import { announcedLength } from '../../payload/body.reader.js';
import { type EndpointRequest, WebhookEndpoint } from '../receive/webhook.endpoint.js';
import { readFetchBody } from './fetch.body.reader.js';
import { getProvider } from './get.provider.js';

/** A handler of runtimes with the fetch interface. */
export type HaptikFetch = (request: Request) => Promise<Response>;

/**
 * Answers calls in runtimes with the fetch interface, with the same stages as the listener. Other URLs
 * are answered with 404.
 *
 * @param app an application that imports `HaptikModule`; initialize it before the first request
 * @throws HaptikSetupError when the application does not import `HaptikModule`
 * @example
 * const app = await NestFactory.createApplicationContext(AppModule);
 * Deno.serve({ port: 3000 }, haptikFetch(app));
 */
export function haptikFetch(app: INestApplicationContext): HaptikFetch {
  const endpoint = getProvider(app, WebhookEndpoint);
  const limits = getProvider(app, ResolvedHaptikOptions);
  return async (request) => {
    const { method } = request;
    const { pathname, search } = new URL(request.url);
    const headers = Object.fromEntries(request.headers);
    const given: EndpointRequest = {
      method,
      url: `${pathname}${search}`,
      headers,
      body: () => readFetchBody(request, limits),
      bodyLength: announcedLength({ httpVersionMajor: request.body ? 2 : 1 }, headers),
      raw: request,
    };
    const { status, ...response } = await (endpoint.answer(given) ?? endpoint.rejectUrl(given));
    const body = method === 'HEAD' ? null : response.body;
    return new Response(body, { status, headers: response.headers });
  };
}
