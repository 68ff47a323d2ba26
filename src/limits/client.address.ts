import type { IncomingMessage } from 'node:http';
import { isIPv6 } from 'node:net';

/** Maximum length of an address with zone and port. A proxy may forward any value. */
const MAX_ADDRESS_LENGTH = 64;

/**
 * Returns the address of the connection, or with `trustProxy` the one that the nearest proxy
 * appended.
 */
export function resolveClientAddress(
  { headers, socket }: Pick<IncomingMessage, 'headers' | 'socket'>,
  trustProxy: boolean,
): string | null {
  const forwarded = trustProxy ? headers['x-forwarded-for'] : undefined;
  const last = typeof forwarded === 'string' ? forwarded : undefined;
  const forwardedAddress = last?.split(',').at(-1)?.trim().slice(0, MAX_ADDRESS_LENGTH);
  return forwardedAddress || (socket.remoteAddress ?? null);
}

/**
 * The network of an address: of IPv6 the /64, which a single household or machine controls
 * entirely. A port, which some proxies append, is removed.
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
