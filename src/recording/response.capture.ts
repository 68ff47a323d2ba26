import type { ServerResponse } from 'node:http';

/** What a response has sent so far. */
export interface CapturedResponse {
  readonly headers: Readonly<Record<string, unknown>>;
  /** What ended the response. */
  readonly body: string | undefined;
}

/**
 * Captures what an HTTP platform sends: the headers, which Node does not keep when `writeHead` gets all of them, as
 * from Fastify, and the body, for calls that a guard or a filter of the host answers.
 */
export function captureResponse(response: ServerResponse): CapturedResponse {
  let written: Record<string, unknown> = {};
  let body: string | undefined;
  const writeHead = response.writeHead.bind(response) as (...given: unknown[]) => ServerResponse;
  const end = response.end.bind(response) as (...given: unknown[]) => ServerResponse;
  const captureHead = (...given: unknown[]): ServerResponse => {
    written = toHeaders(given.at(-1));
    return writeHead(...given);
  };
  const captureEnd = (...given: unknown[]): ServerResponse => {
    const [chunk] = given;
    if (typeof chunk === 'string') body = chunk;
    else if (Buffer.isBuffer(chunk)) body = chunk.toString('utf8');
    return end(...given);
  };
  response.writeHead = captureHead;
  response.end = captureEnd as typeof response.end;
  return {
    get headers() {
      return { ...response.getHeaders(), ...written };
    },
    get body() {
      return body;
    },
  };
}

/** Headers as `writeHead` accepts them: an object, or a list of names and values in turn or in pairs. */
function toHeaders(given: unknown): Record<string, unknown> {
  if (typeof given !== 'object' || given === null) return {};
  const list: unknown[] = Array.isArray(given) ? given.flat() : Object.entries(given).flat();
  const headers: Record<string, unknown> = {};
  for (let index = 0; index + 1 < list.length; index += 2) {
    headers[String(list[index]).toLowerCase()] = list[index + 1];
  }
  return headers;
}
