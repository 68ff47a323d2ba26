import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { sendJson, sendText } from './misbehaving.receiver.js';

/** How a receiver that is not written with this library verifies and refuses. */
export interface ReceiverSetup {
  /** Whether a request is accepted. May throw, which is answered with 500. */
  readonly accepts: (bytes: Buffer, headers: IncomingHttpHeaders) => boolean;
  /** @default 401 with JSON */
  readonly refuse?: (response: ServerResponse, headers: IncomingHttpHeaders) => true;
  /** The status of accepted JSON that is no call. @default 400 */
  readonly noCallStatus?: number;
  /** Answers GET. @default 200 */
  readonly read?: (response: ServerResponse) => true;
}

export interface RunningReceiver extends AsyncDisposable {
  readonly url: string;
  /** The bodies that were accepted. */
  readonly accepted: readonly Buffer[];
}

/** Starts a receiver on a free port. */
export async function startReceiver({
  accepts,
  refuse = (response) => sendJson(response, 401, {}),
  noCallStatus = 400,
  read = (response) => sendText(response, 200, 'ready'),
}: ReceiverSetup): Promise<RunningReceiver> {
  const accepted: Buffer[] = [];
  const answer = (bytes: Buffer, headers: IncomingHttpHeaders, response: ServerResponse): true => {
    try {
      if (!accepts(bytes, headers)) return refuse(response, headers);
    } catch {
      return sendText(response, 500, 'Internal Server Error');
    }
    accepted.push(bytes);
    return bytes.includes('"node"')
      ? sendJson(response, 200, { status: true, response: ['Hello'] })
      : sendJson(response, noCallStatus, {});
  };
  const server = createServer((incoming, response) => {
    void buffer(incoming).then((bytes) =>
      incoming.method === 'POST' ? answer(bytes, incoming.headers, response) : read(response),
    );
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/haptik`,
    accepted,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
