import type { IncomingMessage } from 'node:http';
import type { Principal } from './principal.js';

/** Property of a request that holds the principal, set by the guard. */
export const PRINCIPAL: unique symbol = Symbol('haptik:console-principal');

/** Property of a request with the path at which the client reaches the console. */
export const MOUNT_PATH: unique symbol = Symbol('haptik:console-mount');

/** A request in the application of the console. */
export interface ConsoleRequest extends IncomingMessage {
  method: string;
  url: string;
  body?: unknown;
  [MOUNT_PATH]?: string;
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
