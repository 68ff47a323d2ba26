import type { IncomingMessage, ServerResponse } from 'node:http';
import { hideBodyHeaders } from '../receive/hidden.headers.js';
import type { RouteObserver } from './route.observer.js';
import { isControllerHandler, isWebhookHandler } from './webhook.route.js';

type NextFunction = (error?: unknown) => void;
type Handler = (request: ExpressRequest, response: ServerResponse, next: NextFunction) => void;

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
export function bypassExpressParsers(app: ExpressApp, observer?: RouteObserver): void {
  const stack = app.router?.stack;
  if (!stack) return;
  let routeMatcher: WebhookRouteMatcher | undefined;
  app.use((request, response, next) => {
    // Routes are registered later than this, and before the first request.
    routeMatcher ??= new WebhookRouteMatcher(stack);
    if (request.method === 'POST' && routeMatcher.matches(request.url ?? '')) {
      if (observer?.isActive) return observeCall(observer, request, response, next);
      hideBody(request);
    }
    next();
  });
  const first = stack.pop();
  if (first) stack.unshift(first);
}

function observeCall(
  observer: RouteObserver,
  request: ExpressRequest,
  response: ServerResponse,
  next: NextFunction,
): void {
  observer.observe(request, response, () => {
    hideBody(request);
    next();
  });
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
    const handlesPost = ({ route }: Layer): boolean =>
      Boolean(route?.methods['post'] || route?.methods['_all']);
    this.#routes = stack.filter((layer) => handlesPost(layer) && !isMiddleware(layer));
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

/**
 * Whether a route is a middleware: Nest registers those of a method, also of `RequestMethod.ALL`, as routes, and
 * they let a call pass. A route of the host itself that answers POST at one path is not a middleware.
 */
function isMiddleware({ route }: Layer): boolean {
  if (!route || route.stack.some(({ handle }) => isControllerHandler(handle))) return false;
  const isOfAllMethods = route.methods['_all'] === true || route.methods['get'] === true;
  return isOfAllMethods || /[*:{(]/.test(String(route.path));
}
