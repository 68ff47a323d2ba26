import { generateKeyPairSync, type KeyObject, sign } from 'node:crypto';

/** OIDs of a common name, of subject alternative names and constraints, and of ECDSA with SHA-256. */
const COMMON_NAME = Buffer.from('0603550403', 'hex');
const ALTERNATIVE_NAMES = Buffer.from('0603551d11', 'hex');
const BASIC_CONSTRAINTS = Buffer.from('0603551d13', 'hex');
const ECDSA_SHA256 = encodeDer(0x30, Buffer.from('06082a8648ce3d040302', 'hex'));

/** A certificate and its key in PEM. */
export interface Certificate {
  readonly key: string;
  readonly cert: string;
}

export interface CertificateOptions {
  /** @default localhost */
  readonly host?: string;
  /** @default 2020 */
  readonly notBefore?: Date;
  /** @default 2099 */
  readonly notAfter?: Date;
}

/** Who signs a certificate. */
interface Issuer {
  readonly name: string;
  readonly key: KeyObject;
}

/** A self-signed certificate and its key, for TLS servers of tests. */
export function createSelfSignedCertificate(options: CertificateOptions = {}): Certificate {
  const { host = 'localhost' } = options;
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const cert = signCertificate(publicKey, { name: host, key: privateKey }, options);
  return { key: toPem(privateKey), cert };
}

/** A certificate of an authority, and the certificate of that authority. */
export function createIssuedCertificate(
  options: CertificateOptions = {},
): Certificate & { readonly authority: string } {
  const authority = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const issuer: Issuer = { name: 'Test Authority', key: authority.privateKey };
  return {
    key: toPem(privateKey),
    cert: signCertificate(publicKey, issuer, options),
    authority: signCertificate(authority.publicKey, issuer, { host: issuer.name }, true),
  };
}

function toPem(key: KeyObject): string {
  return key.export({ type: 'pkcs8', format: 'pem' }).toString();
}

/** X.509 of version 3, since some clients require a subject alternative name. */
function signCertificate(
  publicKey: KeyObject,
  issuer: Issuer,
  { host = 'localhost', notBefore, notAfter }: CertificateOptions,
  isAuthority = false,
): string {
  const validity = encodeDer(
    0x30,
    encodeTime(notBefore ?? new Date('2020-01-01T00:00:00Z')),
    encodeTime(notAfter ?? new Date('2099-12-31T23:59:59Z')),
  );
  const spki = publicKey.export({ type: 'spki', format: 'der' });
  const version = encodeDer(0xa0, encodeDer(0x02, Buffer.of(2)));
  const names = encodeDer(0x30, encodeDer(0x82, Buffer.from(host)));
  const constraints = encodeDer(0x30, encodeDer(0x01, Buffer.of(0xff)));
  const extension = isAuthority
    ? encodeDer(0x30, BASIC_CONSTRAINTS, encodeDer(0x04, constraints))
    : encodeDer(0x30, ALTERNATIVE_NAMES, encodeDer(0x04, names));
  const extensions = encodeDer(0xa3, encodeDer(0x30, extension));
  const serial = encodeDer(0x02, Buffer.of(isAuthority ? 2 : 1));
  const body = encodeDer(
    0x30,
    version,
    serial,
    ECDSA_SHA256,
    encodeName(issuer.name),
    validity,
    encodeName(host),
    spki,
    extensions,
  );
  const signature = sign('sha256', body, issuer.key);
  const der = encodeDer(0x30, body, ECDSA_SHA256, encodeDer(0x03, Buffer.of(0), signature));
  return `-----BEGIN CERTIFICATE-----\n${der.toString('base64')}\n-----END CERTIFICATE-----\n`;
}

function encodeName(name: string): Buffer {
  const text = encodeDer(0x0c, Buffer.from(name));
  return encodeDer(0x30, encodeDer(0x31, encodeDer(0x30, COMMON_NAME, text)));
}

/** A date as `20991231235959Z`. */
function encodeTime(date: Date): Buffer {
  const text = date.toISOString().replaceAll(/[-:T]|\.\d+/g, '');
  return encodeDer(0x18, Buffer.from(text));
}

function encodeDer(tag: number, ...parts: readonly Buffer[]): Buffer {
  const content = Buffer.concat(parts);
  const { length } = content;
  const long = length > 255 ? [0x82, length >> 8, length & 255] : [0x81, length];
  return Buffer.concat([Buffer.of(tag, ...(length < 128 ? [length] : long)), content]);
}
