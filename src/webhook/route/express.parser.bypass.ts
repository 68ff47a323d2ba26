import type { IncomingMessage } from 'node:http';
import { hideBodyHeaders } from '../receive/hidden.headers.js';
import { isWebhookHandler } from './webhook.route.js';

type NextFunction = (error?: unknown) => void;
type Handler = (request: ExpressRequest, response: object, next: NextFunction) => void;

/** A layer of Express' router: a middleware, or a route and its handlers. */
interface Layer {
  match?(path: string): boolean;
  readonly route?: {
    readonly path: unknown;
    readonly methods: Readonly<Record<string, boolean>>;
    readonly stack: readonly { readonly handle: object }[];
  };
}
export interface ExpressApp {
  readonly router?: { readonly stack?: Layer[] };
  use(handler: Handler): unknown;
}

interface ExpressRequest extends IncomingMessage {
  body?: unknown;
}

/**
 * Makes every parser of the host skip the webhook, wherever it is registered: the first middleware hides
 * the headers that announce a body, and the guard of the webhook restores them.
 */
export function bypassExpressParsers(app: ExpressApp): void {
  const stack = app.router?.stack;
  if (!stack) return;
  let routeMatcher: WebhookRouteMatcher | undefined;
  app.use((request, _response, next) => {
    // Routes are registered later than this, and before the first request.
    routeMatcher ??= new WebhookRouteMatcher(stack);
    if (request.method === 'POST' && routeMatcher.matches(request.url ?? '')) hideBody(request);
    next();
  });
  const first = stack.pop();
  if (first) stack.unshift(first);
}

function hideBody(request: ExpressRequest): void {
  hideBodyHeaders(request);
  // The value that parsers set for an empty body, since code before the guard may access it.
  request.body ??= {};
}

/** The routes of the host for POST, in the order of Express. */
class WebhookRouteMatcher {
  readonly #routes: readonly Layer[];
  readonly #webhookLayers: ReadonlySet<Layer>;
  /** The common prefix of all paths of the webhook. */
  readonly #commonPrefix: string;

  constructor(stack: readonly Layer[]) {
    this.#routes = stack.filter(({ route }) => route?.methods['post'] || route?.methods['_all']);
    this.#webhookLayers = new Set(this.#routes.filter(isWebhookLayer));
    const paths = [...this.#webhookLayers].map(({ route }) => String(route?.path));
    this.#commonPrefix = (paths[0]?.split(/[:*{(]/)[0] ?? '').toLowerCase();
  }

  /** Whether Express routes the URL to the webhook. */
  matches(url: string): boolean {
    if (this.#webhookLayers.size === 0) return false;
    const path = url.split('?', 1)[0] ?? '';
    if (!path.toLowerCase().startsWith(this.#commonPrefix)) return false;
    const first = this.#routes.find((layer) => layer.match?.(path));
    return first !== undefined && this.#webhookLayers.has(first);
  }
}

function isWebhookLayer({ route }: Layer): boolean {
  return route?.stack.some(({ handle }) => isWebhookHandler(handle)) === true;
}
