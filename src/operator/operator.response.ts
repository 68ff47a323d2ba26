import { HttpStatus } from '@nestjs/common';
import { sendJson, finalizeJson } from '../reply/json.response.js';

/** Sends an answer at once, by the platform's response, so that no interceptor of the host can wrap it. */
export function sendOperatorResponse(
  response: object,
  body: unknown,
  status: HttpStatus = HttpStatus.OK,
  headers: Readonly<Record<string, string>> = {},
): void {
  sendJson(response, status, JSON.stringify(body), { 'Cache-Control': 'no-store', ...headers });
}

/** Settles an answer of a controller, which goes out once the interceptors of the host have run. */
export function setOperatorResponse(
  response: object,
  body: unknown,
  status: HttpStatus = HttpStatus.OK,
): void {
  finalizeJson(response, status, JSON.stringify(body), { 'Cache-Control': 'no-store' });
}
