import type { IncomingMessage } from 'node:http';
import type { Principal } from './auth/principal.js';

/** Property of a request that holds the principal, set by the guard. */
export const PRINCIPAL: unique symbol = Symbol('haptik:console-principal');

/** Property of a request with the path at which the client reaches the console. */
export const MOUNT_PATH: unique symbol = Symbol('haptik:console-mount');

/** A request that the host passes on. Express and Fastify keep the full URL in `originalUrl`. */
export interface MountedRequest extends IncomingMessage {
  readonly originalUrl?: string;
  [MOUNT_PATH]?: string;
}

/** The parts of a request that the console reads. */
export interface ConsoleRequest {
  readonly method: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly socket: {
    readonly remoteAddress?: string | undefined;
    /** Set by Node if the connection uses TLS. */
    readonly encrypted?: boolean | undefined;
  };
  [PRINCIPAL]?: Principal;
}

/** Returns a header that occurs once; undefined otherwise. */
export function getHeader(
  { headers }: Pick<ConsoleRequest, 'headers'>,
  name: string,
): string | undefined {
  const value = headers[name];
  return typeof value === 'string' ? value : undefined;
}
