import { HttpStatus } from '@nestjs/common';
import { sendJson } from '../reply/json.response.js';

/** Sends an answer by the platform's response, so that no interceptor of the host can wrap it. */
export function sendAnswer(
  response: object,
  body: unknown,
  status: HttpStatus = HttpStatus.OK,
  headers: Readonly<Record<string, string>> = {},
): void {
  sendJson(response, status, JSON.stringify(body), { 'Cache-Control': 'no-store', ...headers });
}
