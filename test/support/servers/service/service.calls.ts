import type { CallInput } from 'nestjs-haptik/testing';
import { createSignedCall } from '../../../../src/service/signed.call.js';
import { postRequestHead, type RawConnection } from '../http/raw.http.js';

/** A signed call as an HTTP request. */
export function signedCallRequest(node: string, input: CallInput): string {
  const { headers, body } = createSignedCall(node, input, 'test');
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}`);
  return `${postRequestHead(...lines, `Content-Length: ${Buffer.byteLength(body)}`)}${body}`;
}

export const PRICE_CALL = signedCallRequest('product_price', {
  entities: { product_name: 'speaker' },
});
export const SLOW_CALL = signedCallRequest('slow_report', { entities: { seconds: '1' } });

export const portOfUrl = (url: string): number => Number(new URL(url).port);

/** The status of a response and whether the connection stays open. */
export async function sendAndReadStatus(
  connection: RawConnection,
  request: string,
): Promise<unknown[]> {
  await connection.write(request);
  const answer = await connection.readResponse();
  return [answer?.status, answer?.headers['connection']];
}
