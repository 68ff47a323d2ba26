export type HeaderLine = readonly [name: string, value: string];

/**
 * A request as it is sent, valid or not. All texts are Latin-1, a character for each byte, so that a counterexample can
 * be read.
 */
export interface FuzzRequest {
  readonly method: string;
  readonly target: string;
  readonly version: '1.0' | '1.1';
  readonly headers: readonly HeaderLine[];
  readonly body: string;
}

/** The characters of the bytes of a text in UTF-8. */
export function toLatin1(text: string): string {
  return Buffer.from(text).toString('latin1');
}

/** Whether a request has a header, in any case. */
export function hasHeader({ headers }: FuzzRequest, name: string): boolean {
  return headers.some(([given]) => given.toLowerCase() === name);
}

/** The bytes of a request, as the last of its connection. */
export function encodeRequest(request: FuzzRequest, extra: readonly HeaderLine[]): Buffer {
  const { method, target, version, headers, body } = request;
  const isChunked = hasHeader(request, 'transfer-encoding');
  const missing = extra.filter(([name]) => !hasHeader(request, name.toLowerCase()));
  const framing: HeaderLine[] =
    body === '' || isChunked || hasHeader(request, 'content-length')
      ? []
      : [['Content-Length', String(body.length)]];
  const all = [...headers, ...missing, ...framing, ['Connection', 'close'] as const];
  const lines = all.map(([name, value]) => `${name}: ${value}`);
  const head = [`${method} ${target} HTTP/${version}`, ...lines, '', ''].join('\r\n');
  // Else the server would wait for the first chunk.
  const sent = isChunked ? `${body && toChunk(body)}0\r\n\r\n` : body;
  return Buffer.from(head + sent, 'latin1');
}

function toChunk(text: string): string {
  return `${text.length.toString(16)}\r\n${text}\r\n`;
}
