import { isIPv6 } from 'node:net';
import { type ConsoleRequest, getHeader } from './console.request.js';

/** Characters of an address with its zone and port; a proxy may hand on what it was sent. */
const MAX_ADDRESS_LENGTH = 64;

/** The address of a browser: that of the connection, or the one that the nearest proxy wrote down. */
export function resolveClientAddress(request: ConsoleRequest, trustProxy: boolean): string | null {
  const forwarded = trustProxy ? getHeader(request, 'x-forwarded-for') : undefined;
  const written = forwarded?.split(',').at(-1)?.trim().slice(0, MAX_ADDRESS_LENGTH);
  return written || (request.socket.remoteAddress ?? null);
}

/**
 * What one household or machine has at its disposal: of IPv6 that is a whole /64, so that its
 * addresses are no new chances. Some proxies write a port behind the address.
 */
export function toNetwork(address: string): string {
  const plain = /^\[([^\]]*)\]/.exec(address)?.[1] ?? address;
  const mapped = /^(?:::ffff:)?(\d+\.\d+\.\d+\.\d+)(?::\d+)?$/i.exec(plain)?.[1];
  if (mapped !== undefined || !isIPv6(plain)) return mapped ?? plain;
  const [head = '', tail] = (plain.split('%')[0] ?? '').split('::');
  const [front, back] = [head, tail ?? ''].map((half) => half.split(':').filter(Boolean));
  const gap = Array<string>(Math.max(0, 8 - front!.length - back!.length)).fill('0');
  const groups = [...front!, ...(tail === undefined ? [] : gap), ...back!];
  return groups
    .slice(0, 4)
    .map((group) => Number.parseInt(group, 16).toString(16))
    .join(':');
}
