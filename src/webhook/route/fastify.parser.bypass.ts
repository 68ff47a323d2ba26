import type { IncomingHttpHeaders, IncomingMessage, ServerResponse } from 'node:http';
import type { RouteObserver } from './route.observer.js';
import { isWebhookConfig } from './webhook.route.js';

type Done = () => void;
type Hook = (request: FastifyRequest, reply: FastifyReply, done: Done) => void;

const ORIGINAL_HEADERS: unique symbol = Symbol('haptik:original-headers');
interface FastifyRequest {
  readonly raw: IncomingMessage;
  headers: IncomingHttpHeaders | undefined;
  body?: unknown;
  [ORIGINAL_HEADERS]?: IncomingHttpHeaders | undefined;
}
interface FastifyReply {
  readonly raw: ServerResponse;
}
interface FastifyRoute {
  readonly config?: object;
  onRequest?: Hook | Hook[];
  preValidation?: Hook | Hook[];
}
export interface FastifyApp {
  addHook(name: 'onRoute', hook: (route: FastifyRoute) => void): unknown;
}

/** Without these headers a request has no body for Fastify and its plugins. */
const NO_BODY_HEADERS: IncomingHttpHeaders = {
  'content-type': undefined,
  'content-length': undefined,
  'transfer-encoding': undefined,
  'content-encoding': undefined,
};

/** Lets the parsers of Fastify pass the webhook by. Only that route pays for it. */
export function bypassFastifyParsers(app: FastifyApp, observer?: RouteObserver): void {
  app.addHook('onRoute', (route) => {
    if (!isWebhookConfig(route.config)) return;
    const observe: Hook[] = observer ? [createObserverHook(observer)] : [];
    route.onRequest = [...observe, ...toHookList(route.onRequest), hideBody];
    route.preValidation = [restoreHeaders, ...toHookList(route.preValidation)];
  });
}

function createObserverHook(observer: RouteObserver): Hook {
  return (request, { raw }, done) => {
    if (observer.isActive) observer.observe(request, raw, done);
    else done();
  };
}

/** Hides that a request has a body, until its parsers would have been asked. */
function hideBody(request: FastifyRequest, _reply: FastifyReply, done: Done): void {
  // A plugin such as fastify-raw-body reads the stream itself and keeps the bytes.
  if (!('rawBody' in request)) {
    const { headers, raw } = request;
    // The getter falls back to the headers of the message when none are set.
    request[ORIGINAL_HEADERS] = headers === raw.headers ? undefined : headers;
    request.headers = { ...headers, ...NO_BODY_HEADERS };
    // What runs before the guard may look into it, as on Express.
    request.body ??= {};
  }
  done();
}

function restoreHeaders(request: FastifyRequest, _reply: FastifyReply, done: Done): void {
  if (ORIGINAL_HEADERS in request) request.headers = request[ORIGINAL_HEADERS];
  done();
}

function toHookList(hooks: Hook | Hook[] | undefined): Hook[] {
  return hooks === undefined ? [] : [hooks].flat();
}
