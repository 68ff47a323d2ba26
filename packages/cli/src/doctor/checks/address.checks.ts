import { lookup } from 'node:dns/promises';
import { BlockList, isIP } from 'node:net';
import { isLoopback } from '../../webhook/webhook.address.js';
import { type CheckResult, failed, ok, skipped, warning } from '../check.js';

/** Checks that Haptik can use the URL: HTTPS on a public host. Protocol 1.1. */
export function checkUrl(url: URL): CheckResult {
  if (isLoopback(url)) {
    return skipped('url', `Only this machine reaches ${url.host}; Haptik requires a public host.`);
  }
  if (url.protocol === 'http:') {
    return failed(
      'url',
      'The URL uses http://, so that everyone on the way reads the calls.',
      'Use https:// with a valid certificate, which Haptik requires.',
    );
  }
  return ok('url', `${url.origin}${url.pathname}`);
}

/** Checks the addresses of the host. */
export async function checkDns({ hostname }: URL): Promise<CheckResult> {
  const host = hostname.replace(/^\[(.*)\]$/, '$1');
  try {
    const addresses = (await lookup(host, { all: true })).map(({ address }) => address);
    const shown = addresses.join(', ');
    if (addresses.every(isPrivate) && !isLoopback(new URL(`http://${hostname}`))) {
      return warning(
        'dns',
        `${host} has only private addresses (${shown}), which Haptik does not reach.`,
        'Give Haptik a public host.',
      );
    }
    return ok('dns', isIP(host) ? `${host} is an address.` : `${host} is ${shown}.`);
  } catch (error) {
    const { code = 'unknown' } = error as NodeJS.ErrnoException;
    return failed(
      'dns',
      `The host ${host} was not found (${code}).`,
      'Check the name, and its DNS records.',
    );
  }
}

function isPrivate(address: string): boolean {
  const list = new BlockList();
  for (const [net, prefix] of [
    ['10.0.0.0', 8],
    ['127.0.0.0', 8],
    ['169.254.0.0', 16],
    ['172.16.0.0', 12],
    ['192.168.0.0', 16],
    ['100.64.0.0', 10],
  ] as const) {
    list.addSubnet(net, prefix);
  }
  list.addSubnet('fc00::', 7, 'ipv6');
  list.addSubnet('fe80::', 10, 'ipv6');
  list.addAddress('::1', 'ipv6');
  return list.check(address, isIP(address) === 6 ? 'ipv6' : 'ipv4');
}
