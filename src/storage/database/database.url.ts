import { HaptikSetupError } from '../../haptik.error.js';

/** Where a PostgreSQL database is, as the driver wants it. */
export interface ParsedDatabaseUrl {
  readonly connectionString: string;
  /** For the log: host and database, and nothing secret. */
  readonly name: string;
}

const EMPTY_HOST = /^(postgres(?:ql)?:\/\/(?:[^/?#]*@|(?![^/?#]*@)))(?=[:/?#]|$)/i;
const LABEL = String.raw`[\p{L}\p{N}_](?:[\p{L}\p{N}_-]*[\p{L}\p{N}_])?`;
/** A name of DNS, an address, or the folder of a socket. */
const HOST = new RegExp(
  String.raw`^(?:${LABEL}(?:\.${LABEL})*\.?|\[[\da-f:.]+\]|[\da-f:.]*:[\da-f:.]+|\/.*)$`,
  'iu',
);

/** What the driver takes for each of these; it would ignore anything else without a word. */
const ALLOWED_VALUES: Readonly<Record<string, readonly string[]>> = {
  sslmode: ['disable', 'prefer', 'require', 'verify-ca', 'verify-full', 'no-verify'],
  ssl: ['true', 'false', '1', '0', 'no-verify'],
  sslnegotiation: ['postgres', 'direct'],
  uselibpqcompat: ['true', 'false'],
};
/** The driver checks the certificate in all of these, warns of those that say less, and will change them. */
const VERIFYING_MODES = new Set(['prefer', 'require', 'verify-ca']);

/**
 * Reads the URL of a database. The host may be left out, and given as `?host=/folder` of a socket.
 *
 * @throws HaptikSetupError for a URL that cannot be right. It does not repeat the password.
 */
export function parseDatabaseUrl(given: string): ParsedDatabaseUrl {
  const text = given.replace(EMPTY_HOST, '$1localhost');
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (!url || !/^postgres(ql)?:$/.test(url.protocol)) throw invalidUrlError();
  const { searchParams } = url;
  const host = searchParams.get('host') || decodeLeniently(url.hostname);
  if (!HOST.test(host)) {
    throw new HaptikSetupError(
      `HaptikStorageModule: ${JSON.stringify(host)} in the url (DATABASE_URL) cannot be a host. Write one host ` +
        'name or address, or the folder of a socket as ?host=/folder.',
    );
  }
  validatePort(searchParams.get('port'));
  validateParameters(searchParams);
  const isCompatible = searchParams.get('uselibpqcompat') === 'true';
  if (VERIFYING_MODES.has(searchParams.get('sslmode') ?? '') && !isCompatible) {
    searchParams.set('sslmode', 'verify-full');
  }
  if (searchParams.get('ssl') === 'false') searchParams.set('ssl', '0');
  // As libpq has it: the authorities that the process knows anyway.
  if (searchParams.get('sslrootcert') === 'system') searchParams.delete('sslrootcert');
  return {
    connectionString: url.href,
    name: `PostgreSQL ${host}${decodeLeniently(url.pathname)}`,
  };
}

/** Files that the URL names, by the parameter that names them. */
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
    'HaptikStorageModule: port in the url (DATABASE_URL) must be a number of a port, e.g. 5432.',
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

/** The driver reads stray percent signs as themselves. */
function decodeLeniently(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** The URL holds a password, so the message does not repeat it. */
function invalidUrlError(): HaptikSetupError {
  return new HaptikSetupError(
    'HaptikStorageModule: url (DATABASE_URL) is no PostgreSQL URL. Write it as ' +
      'postgres://user:password@host/database, with special characters of the password percent-encoded, or ' +
      'leave it out for the embedded database.',
  );
}
