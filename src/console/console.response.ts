import { finalizeResponse } from '../reply/json.response.js';

/** The parts of a Fastify reply that sending needs. It wraps the response of Node. */
interface FastifyReplyLike {
  readonly raw: object;
  code(status: number): this;
  header(name: string, value: string | string[]): this;
  send(body?: string | Buffer): void;
}
interface ServerResponseLike {
  statusCode: number;
  setHeader(name: string, value: string | number | string[]): void;
  end(body?: string | Buffer): void;
}

/** A raw response, for Express and Fastify. */
export interface ConsoleResponse {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string | string[]>>;
  readonly body?: string | Buffer;
}

/** Sends directly on the platform's response, so that interceptors of the host cannot wrap it. */
export function sendResponse(
  response: object,
  { status, headers = {}, body }: ConsoleResponse,
): void {
  const all = Object.entries(headers);
  if ('raw' in response) {
    const fastify = (response as FastifyReplyLike).code(status);
    for (const [name, value] of all) fastify.header(name, value);
    fastify.send(body);
  } else {
    const plain = response as ServerResponseLike;
    plain.statusCode = status;
    for (const [name, value] of all) plain.setHeader(name, value);
    if (body !== undefined) plain.setHeader('Content-Length', Buffer.byteLength(body));
    plain.end(body);
  }
}

/** Sends status 204, with cookies if there are any. */
export function sendNoContent(response: object, cookies: readonly string[] = []): void {
  const headers = cookies.length > 0 ? { 'Set-Cookie': [...cookies] } : {};
  finalizeResponse(response, () => sendResponse(response, { status: 204, headers }));
}
