import { HttpStatus } from '@nestjs/common';
import { sendJson, settleJson } from '../reply/json.response.js';

/** Sends an answer at once, by the platform's response, so that no interceptor of the host can wrap it. */
export function sendAnswer(
  response: object,
  body: unknown,
  status: HttpStatus = HttpStatus.OK,
  headers: Readonly<Record<string, string>> = {},
): void {
  sendJson(response, status, JSON.stringify(body), { 'Cache-Control': 'no-store', ...headers });
}

/** Settles an answer of a controller, which goes out once the interceptors of the host have run. */
export function settleAnswer(
  response: object,
  body: unknown,
  status: HttpStatus = HttpStatus.OK,
): void {
  settleJson(response, status, JSON.stringify(body), { 'Cache-Control': 'no-store' });
}
