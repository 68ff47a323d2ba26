import { generateKeyPairSync, type KeyObject, sign } from 'node:crypto';

/** OIDs of a common name, of subject alternative names, and of ECDSA with SHA-256. */
const COMMON_NAME = Buffer.from('0603550403', 'hex');
const ALTERNATIVE_NAMES = Buffer.from('0603551d11', 'hex');
const ECDSA_SHA256 = encodeDer(0x30, Buffer.from('06082a8648ce3d040302', 'hex'));

/** A self-signed certificate of localhost and its key, for TLS servers of tests. */
export function createSelfSignedCertificate(): { key: string; cert: string } {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const cert = signCertificate(publicKey, privateKey).toString('base64');
  return {
    key: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    cert: `-----BEGIN CERTIFICATE-----\n${cert}\n-----END CERTIFICATE-----\n`,
  };
}

/** X.509 of version 3, since some clients require a subject alternative name. */
function signCertificate(publicKey: KeyObject, privateKey: KeyObject): Buffer {
  const name = encodeDer(
    0x30,
    encodeDer(0x31, encodeDer(0x30, COMMON_NAME, encodeDer(0x0c, Buffer.from('localhost')))),
  );
  const validity = encodeDer(0x30, encodeTime('20200101000000Z'), encodeTime('20991231235959Z'));
  const spki = publicKey.export({ type: 'spki', format: 'der' });
  const version = encodeDer(0xa0, encodeDer(0x02, Buffer.of(2)));
  const names = encodeDer(0x30, encodeDer(0x82, Buffer.from('localhost')));
  const extension = encodeDer(0x30, ALTERNATIVE_NAMES, encodeDer(0x04, names));
  const extensions = encodeDer(0xa3, encodeDer(0x30, extension));
  const serial = encodeDer(0x02, Buffer.of(1));
  const body = encodeDer(
    0x30,
    version,
    serial,
    ECDSA_SHA256,
    name,
    validity,
    name,
    spki,
    extensions,
  );
  const signature = sign('sha256', body, privateKey);
  return encodeDer(0x30, body, ECDSA_SHA256, encodeDer(0x03, Buffer.of(0), signature));
}

function encodeTime(text: string): Buffer {
  return encodeDer(0x18, Buffer.from(text));
}

function encodeDer(tag: number, ...parts: readonly Buffer[]): Buffer {
  const content = Buffer.concat(parts);
  const { length } = content;
  const long = length > 255 ? [0x82, length >> 8, length & 255] : [0x81, length];
  return Buffer.concat([Buffer.of(tag, ...(length < 128 ? [length] : long)), content]);
}
