import { sign } from 'nestjs-haptik';
import { callBody, type CallSketch } from 'nestjs-haptik/testing';
import { head, type RawConnection } from './raw.http.js';

/** A signed call, as it stands on the wire. */
export function signedCall(node: string, sketch: CallSketch): string {
  const body = JSON.stringify(callBody(node, sketch));
  const signature = `X-Hub-Signature: ${sign(Buffer.from(body), 'test')}`;
  const length = `Content-Length: ${Buffer.byteLength(body)}`;
  return `${head('Content-Type: application/json', length, signature)}${body}`;
}

export const PRICE = signedCall('product_price', { entities: { product_name: 'speaker' } });
export const SLOW = signedCall('slow_report', { entities: { seconds: '1' } });

export const servicePortOf = (url: string): number => Number(new URL(url).port);

/** The status of an answer, and whether the connection goes on. */
export async function ask(connection: RawConnection, request: string): Promise<unknown[]> {
  await connection.write(request);
  const answer = await connection.answer();
  return [answer?.status, answer?.headers['connection']];
}
