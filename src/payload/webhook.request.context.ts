import type { NodeCall } from './node.call.js';

/** What the signature proved: the secret that matched, or that none was asked for. */
export type VerifiedSignature = { readonly secretId: string; readonly secret: string } | 'unsigned';

/** A POST on the door: whose it is, its bytes, and what is known about it so far. */
export interface WebhookRequestContext {
  readonly bot: string;
  /** The bytes as they were sent, which are what is signed. */
  readonly bytes: Buffer;
  /** `performance.now()` when the request reached the door: the budget counts from here. */
  readonly receivedAt: number;
  /** Set by the signature guard. */
  signature?: VerifiedSignature;
  /** Set once the bytes are read as a call. */
  call?: NodeCall;
}

/** A delivery whose bytes were read as a call. */
export type ParsedWebhookRequestContext = WebhookRequestContext & { readonly call: NodeCall };

/** The parts of an HTTP request that the door reads, on Express and on Fastify. */
export interface WebhookHttpRequest {
  readonly method: string;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly params?: Readonly<Record<string, string | undefined>>;
  /** The bytes, once they are read: by the library, or by a parser of the host. */
  rawBody?: Buffer;
  [WEBHOOK_REQUEST_CONTEXT]?: WebhookRequestContext;
}

export const WEBHOOK_REQUEST_CONTEXT: unique symbol = Symbol('haptik:webhook-request-context');
