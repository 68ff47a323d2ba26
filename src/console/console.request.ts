import type { BODY_LIMIT } from '../operator/operator.guard.js';
import type { Principal } from './principal.js';

/** Where a request carries who asks, once the guard has found that. */
export const PRINCIPAL: unique symbol = Symbol('haptik:console-principal');

/** The parts of an HTTP request that the console reads, on Express and on Fastify. */
export interface ConsoleRequest {
  readonly method: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly rawBody?: Buffer;
  readonly socket: {
    readonly remoteAddress?: string | undefined;
    /** Of Node: the connection is TLS. */
    readonly encrypted?: boolean | undefined;
  };
  [PRINCIPAL]?: Principal;
  [BODY_LIMIT]?: number;
}

/** A header that must stand once; undefined when it does not. */
export function getHeader({ headers }: ConsoleRequest, name: string): string | undefined {
  const value = headers[name];
  return typeof value === 'string' ? value : undefined;
}
