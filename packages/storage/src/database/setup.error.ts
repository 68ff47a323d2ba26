import { HaptikSetupError } from 'nestjs-haptik';
import { listTlsFiles } from './database.url.js';
import { databaseErrorCode, isError, rootCause } from './database.error.js';

/** The known fields of an error of the driver, Node or the system. */
interface DriverError {
  readonly code: string;
  readonly message: string;
  readonly syscall: string;
}

/** A configuration error that a retry does not fix, and its fix. */
type SetupErrorRule = readonly [matches: (error: DriverError) => boolean, hint: string];

const byCode =
  (pattern: RegExp) =>
  (error: DriverError): boolean =>
    pattern.test(error.code);
/** Poolers use one code for nearly all errors. Their messages are always English. */
const byPoolerMessage =
  (pattern: RegExp) =>
  (error: DriverError): boolean =>
    error.code === '08P01' && pattern.test(error.message);
const byMessage =
  (pattern: RegExp) =>
  (error: DriverError): boolean =>
    pattern.test(error.message);

const WRONG_PASSWORD = 'the password is wrong. Correct it in the url.';
const UNKNOWN_DATABASE = 'the database does not exist. Create it, or correct its name in the url.';
const TLS_HELP = 'See "TLS to the database" in docs/operations.md of nestjs-haptik.';

const CONNECT_RULES: readonly SetupErrorRule[] = [
  [byCode(/^28P01$/), WRONG_PASSWORD],
  [byPoolerMessage(/password authentication failed|no such user|SASL/i), WRONG_PASSWORD],
  [
    byCode(/^28000$/),
    'the user is not allowed to connect. Correct the user in the url, or pg_hba.conf of the server; the ' +
      'server may also require TLS (sslmode=verify-full).',
  ],
  [byCode(/^3D000$/), UNKNOWN_DATABASE],
  [byPoolerMessage(/no such database|does not exist/i), UNKNOWN_DATABASE],
  [
    byPoolerMessage(/startup (parameter|option)/i),
    'the pooler rejects a connection parameter. Remove options, statement_timeout and similar parameters ' +
      'from the url, and set them for the role: alter role … set …',
  ],
  [
    byPoolerMessage(/SSL required|TLS required/i),
    `the pooler requires TLS: sslmode=verify-full. ${TLS_HELP}`,
  ],
  [
    byCode(/^42501$/),
    'the user is not allowed to connect to this database, or to set the options= of the url. Run: grant ' +
      'connect on database … to …; or remove the options.',
  ],
  [
    byCode(/^(42\w{3}|22023|55P02|0A000)$/),
    'the server rejects the options of the url. Correct options=, or remove it.',
  ],
  [
    byMessage(/^The server does not support SSL connections$/),
    `the server does not support TLS. Enable it there, or set sslmode=disable in the url. ${TLS_HELP}`,
  ],
  [
    byCode(
      /^(DEPTH_ZERO_SELF_SIGNED_CERT|SELF_SIGNED_CERT_IN_CHAIN|UNABLE_TO_\w+|CERT_UNTRUSTED)$/,
    ),
    'the certificate of the server is not signed by a trusted authority. Set the file of its CA: ' +
      `sslmode=verify-full&sslrootcert=/path/ca.pem in the url. ${TLS_HELP}`,
  ],
  [
    byCode(/^(ERR_TLS_CERT_ALTNAME_INVALID|HOSTNAME_MISMATCH)$/),
    'the certificate of the server is for another host name. Use its host name in the url, or issue a ' +
      `certificate for this name. ${TLS_HELP}`,
  ],
  [
    byCode(/^(CERT_HAS_EXPIRED|CERT_NOT_YET_VALID)$/),
    'the certificate of the server is expired or not yet valid. Renew it, and check the clocks.',
  ],
  [
    byCode(
      /^(EPROTO|(CERT|CRL|ERR_TLS|ERR_SSL|ERR_OSSL|AKID|INVALID)_\w+|PATH_LENGTH_EXCEEDED|SUBJECT_ISSUER_MISMATCH)$/,
    ),
    `the TLS connection failed. Check sslmode, sslrootcert, sslcert and sslkey in the url. ${TLS_HELP}`,
  ],
  [
    byMessage(/^SASL: .*client password/),
    'the server requires a password, and the url has none. Use postgres://user:password@host/database.',
  ],
  [
    byMessage(/^SASL: /),
    'the server requires an authentication method that the driver does not support. Use scram-sha-256.',
  ],
  [
    ({ code: name, syscall }) => syscall === 'connect' && /^(EACCES|EPERM)$/.test(name),
    'this process has no access to the socket. Give its user access, or correct host in the url.',
  ],
];

const OPEN_RULES: readonly SetupErrorRule[] = [
  [
    byCode(/^42501$/),
    'the user is not allowed to create the schemas and tables of nestjs-haptik. See "Database permissions" ' +
      'in docs/operations.md of nestjs-haptik: grant create on database …, or create the two schemas ' +
      'for the user.',
  ],
  [
    byCode(/^(0A|22|2B|3F|42)/),
    'a statement of the startup failed. The schemas haptik and haptik_queue do not match this version: ' +
      'restore them from a backup, or use a separate database.',
  ],
];

/** Converts a connection error: to a HaptikSetupError when a retry would not help. */
export function toConnectError(error: unknown): unknown {
  return applyRules(CONNECT_RULES, error);
}

/** Converts an error on an open connection: to a HaptikSetupError when a retry would not help. */
export function toSetupError(error: unknown): Error {
  const converted = applyRules(OPEN_RULES, error);
  return isError(converted) ? converted : new Error('a value that is not an Error');
}

/** Converts an error that the driver throws before it connects, for a wrong URL or TLS file. */
export function toUrlError(error: unknown, connectionString: string): HaptikSetupError {
  const { code: name = '', path } = (error ?? {}) as NodeJS.ErrnoException;
  const file = listTlsFiles(connectionString).find(([, one]) => one === path);
  const hint = file
    ? `the file "${file[1]}" cannot be read (${name}). Correct ${file[0]} in the url, or the permissions of the file.`
    : 'the url (DATABASE_URL) cannot be used. Percent-encode special characters of user and password, and ' +
      'check the files and parameters of TLS in it.';
  return new HaptikSetupError(`HaptikStorageModule: ${hint}`, { cause: error });
}

function applyRules(rules: readonly SetupErrorRule[], error: unknown): unknown {
  if (!isError(error) || error instanceof HaptikSetupError) return error;
  const root = rootCause(error);
  const syscall = 'syscall' in root ? String(root.syscall) : '';
  const driverError = { code: databaseErrorCode(error) ?? '', message: root.message, syscall };
  const rule = rules.find(([matches]) => matches(driverError));
  if (!rule) return error;
  const what = driverError.code === '' ? 'the database' : `the database (${driverError.code})`;
  return new HaptikSetupError(`HaptikStorageModule: ${what} cannot be used: ${rule[1]}`, {
    cause: error,
  });
}
