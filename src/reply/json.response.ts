const JSON_TYPE = 'application/json; charset=utf-8';

/** The methods that send headers or a body of a response of Node or Express. */
const SEND_METHODS = ['writeHead', 'flushHeaders', 'write', 'end', 'send', 'json'] as const;

const STALE_HEADERS = ['ETag', 'Transfer-Encoding', 'Content-Length', 'Content-Type'];

type Headers = Readonly<Record<string, string>>;

/** The members of a Fastify reply that are used here. It wraps the response of Node. */
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
 * Sends JSON through the response of the HTTP platform rather than through Nest, so that
 * interceptors of the host cannot wrap the body in a format that Haptik cannot read.
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
 * Fixes a JSON body as the response, see {@link finalizeResponse}.
 *
 * @param onSent called after the response was sent
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
 * Fixes the content of a response. It is sent when Nest or the host first sends anything through
 * the response. Until then interceptors of the host can set headers and take their time. If they
 * map the result, throw or respond themselves, the fixed content is sent all the same, since it is
 * what the client can read. The controller uses `@Res({ passthrough: true })`.
 *
 * @param send sends the response
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
  // A Fastify reply is thenable: an interceptor that returns it would wait for itself.
  Reflect.set(response, 'then', undefined);
  response.send = release;
}

function interceptNode(response: NodeResponse, send: () => void): void {
  const restore = saveOwnProperties(response, SEND_METHODS);
  const release = (): NodeResponse => {
    restore();
    // They describe the body that is not sent.
    STALE_HEADERS.forEach((name) => response.removeHeader(name));
    send();
    return response;
  };
  const ignore = (): NodeResponse => response;
  const intercepted = { writeHead: ignore, flushHeaders: ignore, write: () => true };
  // `send` and `json` of Express serialize their argument first, which can fail.
  Object.assign(response, intercepted, { end: release, send: release, json: release });
}

/**
 * Returns a function that restores own properties of the response: compression middleware of the
 * host defines its own `write` and `end`.
 */
function saveOwnProperties(response: object, names: readonly string[]): () => void {
  const own = names.map((name) => [name, Object.getOwnPropertyDescriptor(response, name)] as const);
  return () => {
    for (const [name, descriptor] of own) {
      if (descriptor) Object.defineProperty(response, name, descriptor);
      else Reflect.deleteProperty(response, name);
    }
  };
}
