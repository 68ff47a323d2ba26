import { HttpStatus } from '@nestjs/common';
import { sendJson, finalizeJson } from '../reply/json.response.js';

/** Sends a response immediately, bypassing Nest, so that interceptors of the host cannot wrap it. */
export function sendOperatorResponse(
  response: object,
  body: unknown,
  status: HttpStatus = HttpStatus.OK,
  headers: Readonly<Record<string, string>> = {},
): void {
  sendJson(response, status, JSON.stringify(body), { 'Cache-Control': 'no-store', ...headers });
}

/** Fixes the response of a controller. It is sent after the interceptors of the host have run. */
export function setOperatorResponse(
  response: object,
  body: unknown,
  status: HttpStatus = HttpStatus.OK,
): void {
  finalizeJson(response, status, JSON.stringify(body), { 'Cache-Control': 'no-store' });
}
