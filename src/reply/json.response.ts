const JSON_TYPE = 'application/json; charset=utf-8';

/** The parts of a response that are needed to send one. Fastify's wraps the one of Node. */
interface FastifyResponse {
  readonly raw: object;
  code(status: number): this;
  header(name: string, value: string): this;
  send(body: string): void;
}
interface NodeResponse {
  statusCode: number;
  setHeader(name: string, value: string | number): void;
  end(body: string): void;
}

/**
 * Sends JSON by the platform's response rather than by Nest, so that no interceptor of the host
 * can wrap it into something that Haptik cannot read.
 */
export function sendJson(
  response: object,
  status: number,
  body: string,
  headers?: Readonly<Record<string, string>>,
): void {
  if ('raw' in response) {
    const fastify = (response as FastifyResponse).code(status).header('Content-Type', JSON_TYPE);
    if (headers) Object.entries(headers).forEach(([name, value]) => fastify.header(name, value));
    fastify.send(body);
  } else {
    const plain = response as NodeResponse;
    plain.statusCode = status;
    plain.setHeader('Content-Type', JSON_TYPE);
    plain.setHeader('Content-Length', Buffer.byteLength(body));
    if (headers) Object.entries(headers).forEach(([name, value]) => plain.setHeader(name, value));
    plain.end(body);
  }
}
