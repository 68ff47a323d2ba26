import { sign } from '../index.js';
import { callBody, type CallSketch } from '../testing/index.js';

export interface SignedCall {
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** A call of a guest, signed the way Haptik signs. */
export function signedCall(node: string, sketch: CallSketch, secret: string): SignedCall {
  const body = JSON.stringify(callBody(node, sketch));
  const headers = {
    'Content-Type': 'application/json',
    'X-Hub-Signature': sign(Buffer.from(body), secret),
  };
  return { headers, body };
}

/** The call as a shell command, ready to paste. */
export function asCommand(url: string, { headers, body }: SignedCall): string {
  const lines = Object.entries(headers).map(([name, value]) => `-H ${quote(`${name}: ${value}`)}`);
  return [`curl -sS ${quote(url)}`, ...lines, `-d ${quote(body)}`].join(' \\\n  ');
}

function quote(text: string): string {
  return `'${text.replaceAll("'", String.raw`'\''`)}'`;
}
