import { finalizeResponse } from '../reply/json.response.js';

/** The parts of a response that are needed to send one. Fastify's wraps the one of Node. */
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

/** What is sent as it is, on Express and on Fastify. */
export interface ConsoleResponse {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string | string[]>>;
  readonly body?: string | Buffer;
}

/** Sends by the platform's response, so that no interceptor of the host can wrap it. */
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

/** Settles that it is done, and there is nothing to say; or a browser has a new cookie. */
export function sendNoContent(response: object, cookies: readonly string[] = []): void {
  const headers = cookies.length > 0 ? { 'Set-Cookie': [...cookies] } : {};
  finalizeResponse(response, () => sendResponse(response, { status: 204, headers }));
}
