import { HaptikSetupError } from 'nestjs-haptik';

/** A parsed PostgreSQL URL. */
export interface ParsedDatabaseUrl {
  readonly connectionString: string;
  /** Host and database for the log, without secrets. */
  readonly name: string;
}

const EMPTY_HOST = /^(postgres(?:ql)?:\/\/(?:[^/?#]*@|(?![^/?#]*@)))(?=[:/?#]|$)/i;
/** Several hosts, which libpq supports and the driver does not. */
const HOST_LIST = /^postgres(?:ql)?:\/\/(?:[^/?#]*@)?[^/?#@]*,/i;
const LABEL = String.raw`[\p{L}\p{N}_](?:[\p{L}\p{N}_-]*[\p{L}\p{N}_])?`;
/** A DNS name, an address, or the folder of a socket. */
const HOST = new RegExp(
  String.raw`^(?:${LABEL}(?:\.${LABEL})*\.?|\[[\da-f:.]+\]|[\da-f:.]*:[\da-f:.]+|\/.*)$`,
  'iu',
);

/** The supported values; the driver silently ignores others. */
const ALLOWED_VALUES: Readonly<Record<string, readonly string[]>> = {
  sslmode: ['disable', 'prefer', 'require', 'verify-ca', 'verify-full', 'no-verify'],
  ssl: ['true', 'false', '1', '0', 'no-verify'],
  sslnegotiation: ['postgres', 'direct'],
  uselibpqcompat: ['true', 'false'],
};
/** Modes for which the driver verifies the certificate but logs a deprecation warning. */
const VERIFYING_MODES = new Set(['prefer', 'require', 'verify-ca']);

/**
 * Parses the URL of a database. The folder of a socket is given as `?host=/folder`.
 *
 * @throws HaptikSetupError for an invalid URL. The message does not contain the password.
 */
export function parseDatabaseUrl(given: string): ParsedDatabaseUrl {
  const text = given.replace(EMPTY_HOST, '$1localhost');
  if (HOST_LIST.test(text)) throw hostListError();
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (!url || !/^postgres(ql)?:$/.test(url.protocol)) throw invalidUrlError();
  const { searchParams } = url;
  const host = searchParams.get('host') || decodeLeniently(url.hostname);
  if (!host.startsWith('/') && host.includes(',')) throw hostListError();
  if (!HOST.test(host)) {
    throw new HaptikSetupError(
      `HaptikStorageModule: ${JSON.stringify(host)} in the url (DATABASE_URL) is not a valid host. Use one host ` +
        'name or address, or the folder of a socket as ?host=/folder.',
    );
  }
  url.pathname = encodeDatabase(decodeLeniently(url.pathname));
  validatePort(searchParams.get('port'));
  validateParameters(searchParams);
  const isCompatible = searchParams.get('uselibpqcompat') === 'true';
  if (VERIFYING_MODES.has(searchParams.get('sslmode') ?? '') && !isCompatible) {
    searchParams.set('sslmode', 'verify-full');
  }
  if (searchParams.get('ssl') === 'false') searchParams.set('ssl', '0');
  // As in libpq: the default certificate authorities of the process.
  if (searchParams.get('sslrootcert') === 'system') searchParams.delete('sslrootcert');
  return {
    connectionString: url.href,
    name: `PostgreSQL ${host}${decodeLeniently(url.pathname)}`,
  };
}

/** TLS files in the URL, with their parameters. */
export function listTlsFiles(connectionString: string): [parameter: string, path: string][] {
  const { searchParams } = new URL(connectionString);
  return ['sslrootcert', 'sslcert', 'sslkey'].flatMap((parameter) => {
    const path = searchParams.get(parameter);
    return path ? [[parameter, path]] : [];
  });
}

function validatePort(port: string | null): void {
  if (!port || (/^\d{1,5}$/.test(port) && Number(port) <= 65_535)) return;
  throw new HaptikSetupError(
    'HaptikStorageModule: port in the url (DATABASE_URL) must be a port number, e.g. 5432.',
  );
}

function validateParameters(parameters: URLSearchParams): void {
  for (const [name, choices] of Object.entries(ALLOWED_VALUES)) {
    const value = parameters.get(name);
    if (value === null || choices.includes(value)) continue;
    throw new HaptikSetupError(
      `HaptikStorageModule: ${name} in the url (DATABASE_URL) must be one of ${choices.join(', ')}.`,
    );
  }
  if (parameters.get('sslmode') !== 'verify-ca' || parameters.get('sslrootcert')) return;
  if (parameters.get('uselibpqcompat') !== 'true') return;
  throw new HaptikSetupError(
    'HaptikStorageModule: sslmode=verify-ca in the url (DATABASE_URL) needs sslrootcert, the file of the CA.',
  );
}

/** The path of a URL from which the driver, which decodes only a part of it, reads this database. */
function encodeDatabase(path: string): string {
  if (!/[?#]/.test(path)) return encodeURI(path);
  throw new HaptikSetupError(
    'HaptikStorageModule: the database in the url (DATABASE_URL) has a "?" or "#" in its name, which the driver ' +
      'does not support. Rename the database.',
  );
}

/** Keeps stray percent signs, as the driver does. */
function decodeLeniently(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** The message does not repeat the URL, since it can contain a password. */
function invalidUrlError(): HaptikSetupError {
  return new HaptikSetupError(
    'HaptikStorageModule: url (DATABASE_URL) is not a PostgreSQL URL. Use the form ' +
      'postgres://user:password@host/database, with special characters of the password percent-encoded, or ' +
      'omit it to use the embedded database.',
  );
}

function hostListError(): HaptikSetupError {
  return new HaptikSetupError(
    'HaptikStorageModule: the url (DATABASE_URL) has several hosts, which the driver does not support. Use one ' +
      'address that follows the primary. See "Failover" in docs/operations.md of nestjs-haptik.',
  );
}
