import type { IncomingHttpHeaders, IncomingMessage } from 'node:http';
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

const HIDDEN_HEADERS: unique symbol = Symbol('haptik:hidden');
interface ExpressRequest extends IncomingMessage {
  [HIDDEN_HEADERS]?: IncomingHttpHeaders;
  body?: unknown;
}

/** Without these a request has no body, as far as a parser can tell. */
const BODY_HEADERS = ['content-length', 'transfer-encoding'] as const;

/**
 * Lets every parser of the host pass the webhook by, wherever it is installed: the first middleware of
 * all hides that there is a body, and the webhook's own guard shows it again.
 */
export function bypassExpressParsers(app: ExpressApp): void {
  const stack = app.router?.stack;
  if (!stack) return;
  let routeMatcher: WebhookRouteMatcher | undefined;
  app.use((request, _response, next) => {
    // Routes are registered later than this, and before the first request.
    routeMatcher ??= new WebhookRouteMatcher(stack);
    if (request.method === 'POST' && routeMatcher.matches(request.url ?? ''))
      hideBodyHeaders(request);
    next();
  });
  const first = stack.pop();
  if (first) stack.unshift(first);
}

/** Gives a request the headers back that were hidden from the host's parsers, if any were. */
export function restoreExpressHeaders(request: object): void {
  const { headers, [HIDDEN_HEADERS]: hidden } = request as Partial<ExpressRequest>;
  if (headers && hidden) Object.assign(headers, hidden);
}

function hideBodyHeaders(request: ExpressRequest): void {
  const hidden: IncomingHttpHeaders = {};
  for (const name of BODY_HEADERS) {
    const value = request.headers[name];
    if (value === undefined) continue;
    hidden[name] = value;
    delete request.headers[name];
  }
  request[HIDDEN_HEADERS] = hidden;
  // As a parser leaves it that finds no body: what runs before the guard may look into it.
  request.body ??= {};
}

/** The routes of the host that take a POST, in the order in which Express asks them. */
class WebhookRouteMatcher {
  readonly #routes: readonly Layer[];
  readonly #webhookLayers: ReadonlySet<Layer>;
  /** What all paths of the webhook begin with. */
  readonly #commonPrefix: string;

  constructor(stack: readonly Layer[]) {
    this.#routes = stack.filter(({ route }) => route?.methods['post'] || route?.methods['_all']);
    this.#webhookLayers = new Set(this.#routes.filter(isWebhookLayer));
    const paths = [...this.#webhookLayers].map(({ route }) => String(route?.path));
    this.#commonPrefix = (paths[0]?.split(/[:*{(]/)[0] ?? '').toLowerCase();
  }

  /** Whether it is the webhook that the URL leads to. */
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
