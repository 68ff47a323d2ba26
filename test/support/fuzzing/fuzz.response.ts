import { connect } from 'node:net';

/** Haptik waits so long for a response. */
const TIMEOUT_MS = 30_000;

export interface FuzzResponse {
  /** Undefined without a complete response. */
  readonly status: number | undefined;
  /** Names in lower case; values of repeated ones are joined by line breaks. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** Sends bytes on a connection of their own, and reads the response until the server closes it. */
export async function exchangeBytes(port: number, bytes: Uint8Array): Promise<FuzzResponse> {
  const socket = connect(port, '127.0.0.1');
  socket.setTimeout(TIMEOUT_MS, () => socket.destroy());
  let received = Buffer.alloc(0);
  await new Promise<void>((resolve) => {
    socket.on('data', (chunk) => {
      received = Buffer.concat([received, chunk]);
      // Events have no end.
      if (/^content-type: text\/event-stream/im.test(received.toString('latin1'))) socket.destroy();
    });
    // A reset by the server shows as a response that is incomplete.
    socket.on('error', () => undefined).on('close', () => resolve());
    socket.write(bytes);
  });
  return parseResponse(received.toString('latin1'));
}

function parseResponse(text: string): FuzzResponse {
  const [, interim = ''] = /^(HTTP\/1\.1 1\d\d [^]*?\r\n\r\n)/.exec(text) ?? [];
  const rest = text.slice(interim.length);
  const end = rest.indexOf('\r\n\r\n');
  const [first = '', ...lines] = rest.slice(0, Math.max(end, 0)).split('\r\n');
  const headers: Record<string, string> = {};
  for (const line of lines) {
    const [, name = '', value = ''] = /^([^:]*): ?(.*)$/s.exec(line) ?? [];
    const key = name.toLowerCase();
    headers[key] = Object.hasOwn(headers, key) ? `${headers[key]}\n${value}` : value;
  }
  const status = /^HTTP\/1\.1 (\d{3}) /.exec(first)?.[1];
  const sent = rest.slice(end + 4);
  const bytes = headers['transfer-encoding'] === 'chunked' ? joinChunks(sent) : sent;
  const body = Buffer.from(bytes, 'latin1').toString();
  return { status: status === undefined ? undefined : Number(status), headers, body };
}

function joinChunks(sent: string): string {
  let rest = sent;
  let joined = '';
  for (;;) {
    const [line, size = ''] = /^([0-9a-f]+)\r\n/i.exec(rest) ?? [];
    const length = Number.parseInt(size, 16);
    if (line === undefined || length === 0) return joined;
    joined += rest.slice(line.length, line.length + length);
    rest = rest.slice(line.length + length + 2);
  }
}
