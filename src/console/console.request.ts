import type { BODY_LIMIT } from '../operator/operator.guard.js';
import type { Principal } from './principal.js';

/** Property of a request that holds the principal, set by the guard. */
export const PRINCIPAL: unique symbol = Symbol('haptik:console-principal');

/** The parts of an HTTP request that the console reads, common to Express and Fastify. */
export interface ConsoleRequest {
  readonly method: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly rawBody?: Buffer;
  readonly socket: {
    readonly remoteAddress?: string | undefined;
    /** Set by Node if the connection uses TLS. */
    readonly encrypted?: boolean | undefined;
  };
  [PRINCIPAL]?: Principal;
  [BODY_LIMIT]?: number;
}

/** Returns a header that occurs once; undefined otherwise. */
export function getHeader({ headers }: ConsoleRequest, name: string): string | undefined {
  const value = headers[name];
  return typeof value === 'string' ? value : undefined;
}
