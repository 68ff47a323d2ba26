import type { IncomingHttpHeaders } from 'node:http';
import type { ExecutionContext } from '@nestjs/common';
import type { Context } from '@opentelemetry/api';
import { HaptikSetupError } from '../haptik.error.js';
import type { NodeCall } from './node.call.js';

/** The secret of the signature, or `unsigned` when the bot accepts calls without one. */
export type VerifiedSignature = { readonly secret: string } | 'unsigned';

/** The digest in the header, not verified yet, or `unsigned` when the bot accepts calls without one. */
export type ClaimedSignature = Buffer | 'unsigned';

/** The results of the guards for a POST to the endpoint. */
export interface WebhookRequestContext {
  readonly bot: string;
  /** The body as received. The signature covers these bytes. */
  readonly bytes: Buffer;
  readonly claimed: ClaimedSignature;
  /** `performance.now()` when the body was read. The time budget starts here. */
  readonly receivedAt: number;
  /** Reads the secrets of the application, which lines about the call must not repeat. */
  readonly applicationSecrets: () => readonly unknown[];
  /** Set by `SignatureGuard`. */
  signature?: VerifiedSignature;
  /** Set by `NodeSecretGuard`. */
  call?: NodeCall;
  /** The trace of the request; undefined while no span is recorded. */
  readonly traceContext?: Context | undefined;
}

/** The properties of an Express or Fastify request that the endpoint reads. */
export interface WebhookHttpRequest {
  readonly method: string;
  readonly headers: IncomingHttpHeaders;
  readonly params?: Readonly<Record<string, string | undefined>>;
  /** The bytes of the body, once the library or a parser of the host has read them. */
  rawBody?: Buffer;
  [WEBHOOK_REQUEST_CONTEXT]?: WebhookRequestContext;
}

export const WEBHOOK_REQUEST_CONTEXT: unique symbol = Symbol('haptik:webhook-request-context');

/** @throws HaptikSetupError when `WebhookRequestGuard` did not run before */
export function getWebhookRequestContext(context: ExecutionContext): WebhookRequestContext {
  const request = context.switchToHttp().getRequest<WebhookHttpRequest>();
  const requestContext = request[WEBHOOK_REQUEST_CONTEXT];
  if (requestContext) return requestContext;
  throw new HaptikSetupError('The request was not checked: put WebhookRequestGuard on the route.');
}
