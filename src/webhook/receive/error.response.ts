import { HttpException, HttpStatus, Logger } from '@nestjs/common';
import type { WebhookResponse } from './webhook.request.js';

export const JSON_HEADERS = { 'Content-Type': 'application/json; charset=utf-8' } as const;

/** A JSON response, with further headers. */
export function jsonResponse(
  status: number,
  body: string,
  headers?: WebhookResponse['headers'],
): WebhookResponse {
  return { status, headers: headers ? { ...headers, ...JSON_HEADERS } : JSON_HEADERS, body };
}

/** The response to an error: what the exception filter of Nest responds. */
export function errorResponse(error: unknown): WebhookResponse {
  if (error instanceof HttpException) {
    const statusCode = error.getStatus();
    const response = error.getResponse();
    const body = typeof response === 'object' ? response : { statusCode, message: response };
    return jsonResponse(statusCode, JSON.stringify(body));
  }
  new Logger('Haptik').error(
    error instanceof Error ? error.stack : 'a value that is no error was thrown',
  );
  const statusCode = HttpStatus.INTERNAL_SERVER_ERROR;
  return jsonResponse(statusCode, JSON.stringify({ statusCode, message: 'Internal server error' }));
}
