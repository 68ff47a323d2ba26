import { createPrivateKey, type KeyObject, X509Certificate } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { createSecureContext } from 'node:tls';
import { ServiceConfigError } from '../config/service.config.factory.js';
import type { TlsConfig } from '../config/service.config.js';

const CERTIFICATE = /-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g;
const ENCRYPTED_KEY = /-----BEGIN ENCRYPTED PRIVATE KEY-----|Proc-Type: 4,ENCRYPTED/;
const FILE_HELP = 'Set it to a file in PEM that the user of the process can read.';

/** A certificate with its chain, and its key, in PEM. */
export interface TlsCredentials {
  readonly cert: string;
  readonly key: string;
  readonly expiresAt: Date;
}

/**
 * Reads and verifies both files.
 *
 * @throws ServiceConfigError with the cure when a file is missing, incomplete or does not match the other
 */
export async function readTlsCredentials({
  certFile,
  keyFile,
  minVersion,
}: TlsConfig): Promise<TlsCredentials> {
  const cert = await readText('certFile', certFile);
  const key = await readText('keyFile', keyFile);
  const [certificate] = parseChain(cert, certFile);
  if (!certificate.checkPrivateKey(parseKey(key, keyFile))) {
    throw new ServiceConfigError(
      `http.tls: the key in ${keyFile} does not belong to the certificate in ${certFile}, ${describe(certificate)}. ` +
        'Install both files of one certificate; that of the server is the first in its file.',
    );
  }
  try {
    createSecureContext({ cert, key, minVersion });
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new ServiceConfigError(
      `http.tls: OpenSSL refuses the certificate in ${certFile}: ${reason}. Request one with a key of RSA with 2048 bits ` +
        'or more, or of ECDSA.',
      { cause },
    );
  }
  return { cert, key, expiresAt: new Date(certificate.validTo) };
}

async function readText(setting: 'certFile' | 'keyFile', file: string): Promise<string> {
  const variable = setting === 'certFile' ? 'HAPTIK_TLS_CERT_FILE' : 'HAPTIK_TLS_KEY_FILE';
  try {
    return await readFile(file, 'utf8');
  } catch (cause) {
    const { code } = cause as NodeJS.ErrnoException;
    throw new ServiceConfigError(
      `http.tls.${setting} (${variable}): ${file} cannot be read (${code}). ${FILE_HELP}`,
      { cause },
    );
  }
}

function parseChain(text: string, file: string): readonly [X509Certificate, ...X509Certificate[]] {
  const blocks = text.match(CERTIFICATE) ?? [];
  const started = text.split('-----BEGIN').length - 1;
  try {
    const [first, ...others] = blocks.map((block) => new X509Certificate(block));
    if (first && started === blocks.length) return [first, ...others];
  } catch {
    // Reported below.
  }
  throw new ServiceConfigError(
    `http.tls.certFile: ${file} has no complete certificates in PEM. It begins with the certificate of the server, and ` +
      'those of intermediate authorities follow.',
  );
}

function parseKey(text: string, file: string): KeyObject {
  if (ENCRYPTED_KEY.test(text)) {
    throw new ServiceConfigError(
      `http.tls.keyFile: the key in ${file} is encrypted. Store it without passphrase, readable for the user of the ` +
        `process only: openssl pkey -in ${file} -out <file>`,
    );
  }
  try {
    return createPrivateKey(text);
  } catch (cause) {
    // The message of OpenSSL does not help, and the key is not quoted.
    const message = `http.tls.keyFile: ${file} has no complete private key in PEM. ${FILE_HELP}`;
    throw new ServiceConfigError(message, { cause });
  }
}

function describe({ subject, validTo }: X509Certificate): string {
  return `which is of ${subject?.replaceAll('\n', ', ') || 'no subject'} until ${validTo}`;
}
