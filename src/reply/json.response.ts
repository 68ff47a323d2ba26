const JSON_TYPE = 'application/json; charset=utf-8';

/** What puts anything of a response of Node or Express on the wire. */
const SEND_METHODS = ['writeHead', 'flushHeaders', 'write', 'end', 'send', 'json'] as const;

const STALE_HEADERS = ['ETag', 'Transfer-Encoding', 'Content-Length', 'Content-Type'];

type Headers = Readonly<Record<string, string>>;

/** The parts of a response that are needed to send one. Fastify's wraps the one of Node. */
interface FastifyResponse {
  readonly raw: object;
  code(status: number): this;
  header(name: string, value: string): this;
  send(body?: unknown): this;
}
interface NodeResponse {
  statusCode: number;
  setHeader(name: string, value: string | number): void;
  removeHeader(name: string): void;
  end(body?: unknown): this;
}

/**
 * Sends JSON by the platform's response rather than by Nest, so that no interceptor of the host
 * can wrap it into something that Haptik cannot read.
 */
export function sendJson(
  response: object,
  status: number,
  body: string,
  headers: Headers = {},
): void {
  if ('raw' in response) {
    const fastify = (response as FastifyResponse).code(status).header('Content-Type', JSON_TYPE);
    Object.entries(headers).forEach(([name, value]) => fastify.header(name, value));
    fastify.send(body);
  } else {
    const plain = response as NodeResponse;
    plain.statusCode = status;
    plain.setHeader('Content-Type', JSON_TYPE);
    plain.setHeader('Content-Length', Buffer.byteLength(body));
    Object.entries(headers).forEach(([name, value]) => plain.setHeader(name, value));
    plain.end(body);
  }
}

/**
 * Settles JSON as the answer, see {@link finalizeResponse}.
 *
 * @param onSent called once it went out
 */
export function finalizeJson(
  response: object,
  status: number,
  body: string,
  headers: Headers = {},
  onSent?: () => void,
): void {
  finalizeResponse(response, () => {
    sendJson(response, status, body, headers);
    onSent?.();
  });
}

/**
 * Settles what a response will say, and sends it once Nest or the host sends anything by it. Until
 * then interceptors of the host can set headers, however long they take; whatever they make of the
 * result, throw or answer instead, this is what goes out, because it is what the client can read.
 * The controller takes `@Res({ passthrough: true })`.
 *
 * @param send sends the answer
 */
export function finalizeResponse(response: object, send: () => void): void {
  const intercept = 'raw' in response ? interceptFastify : interceptNode;
  intercept(response as FastifyResponse & NodeResponse, send);
}

function interceptFastify(response: FastifyResponse, send: () => void): void {
  const restore = saveOwnProperties(response, ['send', 'then']);
  const release = (): FastifyResponse => {
    restore();
    send();
    return response;
  };
  // An interceptor that ends with the response would await it, and so wait for itself.
  Reflect.set(response, 'then', undefined);
  response.send = release;
}

function interceptNode(response: NodeResponse, send: () => void): void {
  const restore = saveOwnProperties(response, SEND_METHODS);
  const release = (): NodeResponse => {
    restore();
    // Those of a body that is not sent.
    STALE_HEADERS.forEach((name) => response.removeHeader(name));
    send();
    return response;
  };
  const ignore = (): NodeResponse => response;
  const intercepted = { writeHead: ignore, flushHeaders: ignore, write: () => true };
  // Those of Express write what they are given as JSON first, which can fail.
  Object.assign(response, intercepted, { end: release, send: release, json: release });
}

/** Puts back what a response has of its own: a compression of the host has a `write` and an `end`. */
function saveOwnProperties(response: object, names: readonly string[]): () => void {
  const own = names.map((name) => [name, Object.getOwnPropertyDescriptor(response, name)] as const);
  return () => {
    for (const [name, descriptor] of own) {
      if (descriptor) Object.defineProperty(response, name, descriptor);
      else Reflect.deleteProperty(response, name);
    }
  };
}
