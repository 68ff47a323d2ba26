import { sign } from 'nestjs-haptik';
import { type CallInput, createCallBody } from 'nestjs-haptik/testing';

export interface SignedCall {
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** A call of a guest user, signed as Haptik signs. */
export function createSignedCall(node: string, input: CallInput, secret: string): SignedCall {
  const body = JSON.stringify(createCallBody(node, input));
  const headers = {
    'Content-Type': 'application/json',
    'X-Hub-Signature': sign(Buffer.from(body), secret),
  };
  return { headers, body };
}

/** The call as a shell command. */
export function toCurlCommand(url: string, { headers, body }: SignedCall): string {
  const lines = Object.entries(headers).map(
    ([name, value]) => `-H ${quoteForShell(`${name}: ${value}`)}`,
  );
  return [`curl -sS ${quoteForShell(url)}`, ...lines, `-d ${quoteForShell(body)}`].join(' \\\n  ');
}

function quoteForShell(text: string): string {
  return `'${text.replaceAll("'", String.raw`'\''`)}'`;
}
