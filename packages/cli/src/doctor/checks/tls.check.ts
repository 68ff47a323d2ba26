import { once } from 'node:events';
import { isIP } from 'node:net';
import {
  checkServerIdentity,
  connect,
  type DetailedPeerCertificate,
  type TLSSocket,
} from 'node:tls';
import { type CheckResult, failed, ok, skipped, warning } from '../check.js';

const DAY_MS = 86_400_000;
const MIN_DAYS_LEFT = 14;
const HANDSHAKE_TIMEOUT_MS = 10_000;
const OLD_PROTOCOLS = new Set(['SSLv3', 'TLSv1', 'TLSv1.1']);

/** The cause and the cure of an untrusted chain, by the code of OpenSSL. */
const CHAIN_PROBLEMS: Readonly<Record<string, readonly [string, string]>> = {
  DEPTH_ZERO_SELF_SIGNED_CERT: [
    'The certificate is self-signed.',
    'Use one of a public certificate authority, such as Let’s Encrypt.',
  ],
  SELF_SIGNED_CERT_IN_CHAIN: [
    'The certificate is of a private certificate authority.',
    'Use one of a public certificate authority.',
  ],
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: [
    'The chain is incomplete: the server sends no intermediate certificate.',
    'Configure the full chain (fullchain.pem); browsers complete it, and Haptik may not.',
  ],
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: [
    'The chain is incomplete, or of a private certificate authority.',
    'Configure the full chain (fullchain.pem) of a public certificate authority.',
  ],
};

/** Checks the certificate, its chain and its expiry as a client that trusts public authorities only. */
export async function checkTls(url: URL): Promise<CheckResult> {
  if (url.protocol !== 'https:') return skipped('tls', 'The URL does not use TLS.');
  const host = url.hostname.replace(/^\[(.*)\]$/, '$1');
  const socket = connect({
    host,
    port: Number(url.port || 443),
    ...(isIP(host) === 0 && { servername: host }),
    rejectUnauthorized: false,
  });
  try {
    await once(socket, 'secureConnect', { signal: AbortSignal.timeout(HANDSHAKE_TIMEOUT_MS) });
    return validateCertificate(socket, host);
  } catch (error) {
    const { code, name } = error as NodeJS.ErrnoException;
    return failed(
      'tls',
      `The TLS handshake with ${url.host} failed (${typeof code === 'string' ? code : name}).`,
      'Check that the server uses TLS on this port.',
    );
  } finally {
    socket.destroy();
  }
}

function validateCertificate(socket: TLSSocket, host: string): CheckResult {
  const certificate = socket.getPeerCertificate(true);
  const daysLeft = Math.floor((Date.parse(certificate.valid_to) - Date.now()) / DAY_MS);
  const problems = [
    ...describeDates(certificate, daysLeft),
    ...describeHost(host, certificate),
    ...describeChain(socket),
    ...describeProtocol(socket.getProtocol()),
  ];
  if (problems.length > 0) {
    const [causes, cures] = [0, 1].map((part) => problems.map((one) => one[part]).join(' '));
    return failed('tls', causes ?? '', cures ?? '');
  }
  const until = `The certificate is valid for ${daysLeft} more days`;
  return daysLeft < MIN_DAYS_LEFT
    ? warning('tls', `${until}.`, 'Renew it, and check that it is renewed automatically.')
    : ok('tls', `${until} (${socket.getProtocol()}).`);
}

type Problem = readonly [string, string];

function describeDates(
  { valid_from, valid_to }: DetailedPeerCertificate,
  daysLeft: number,
): Problem[] {
  if (daysLeft < 0) return [[`The certificate expired on ${toDay(valid_to)}.`, 'Renew it.']];
  if (Date.parse(valid_from) <= Date.now()) return [];
  return [
    [`The certificate is not valid before ${toDay(valid_from)}.`, 'Check the clock of the server.'],
  ];
}

function toDay(date: string): string {
  return new Date(date).toISOString().slice(0, 10);
}

function describeHost(host: string, certificate: DetailedPeerCertificate): Problem[] {
  if (!checkServerIdentity(host, certificate)) return [];
  const names = certificate.subjectaltname?.replaceAll('DNS:', '') ?? 'another host';
  return [
    [
      `The certificate is of ${names}, not of ${host}.`,
      `Use one of ${host}, and check the server name (SNI).`,
    ],
  ];
}

function describeChain({ authorizationError }: TLSSocket): Problem[] {
  const code = String(authorizationError ?? '');
  const known = Object.entries(CHAIN_PROBLEMS).find(([name]) => code.includes(name))?.[1];
  if (known) return [known];
  // Dates and names are described above.
  const isDescribed = code === '' || /EXPIRED|NOT_YET_VALID|ALTNAME|altnames|expired/.test(code);
  return isDescribed
    ? []
    : [[`The certificate is not trusted (${code}).`, 'Use one of a public certificate authority.']];
}

function describeProtocol(protocol: string | null): Problem[] {
  return protocol !== null && OLD_PROTOCOLS.has(protocol)
    ? [[`The server uses ${protocol}, which clients reject.`, 'Enable TLS 1.2 and 1.3.']]
    : [];
}
