import { HaptikSetupError } from '../haptik.error.js';
import { listTlsFiles } from './database/database.url.js';
import { databaseErrorCode, isError, rootCause } from './database.error.js';

/** What a driver, Node or the system says of an error, as far as it does. */
interface DriverError {
  readonly code: string;
  readonly message: string;
  readonly syscall: string;
}

/** A fault of the set-up, which trying again does not mend, and its cure. */
type SetupErrorRule = readonly [matches: (fault: DriverError) => boolean, cure: string];

const byCode =
  (pattern: RegExp) =>
  (fault: DriverError): boolean =>
    pattern.test(fault.code);
/** Poolers give one code to nearly everything. Their words are English always. */
const byPoolerMessage =
  (words: RegExp) =>
  (fault: DriverError): boolean =>
    fault.code === '08P01' && words.test(fault.message);
const byMessage =
  (words: RegExp) =>
  (fault: DriverError): boolean =>
    words.test(fault.message);

const WRONG_PASSWORD = 'the password is wrong. Correct it in the url.';
const UNKNOWN_DATABASE = 'there is no such database. Create it, or correct its name in the url.';
const TLS_HELP = 'See "TLS to the database" in docs/operations.md.';

const CONNECT_RULES: readonly SetupErrorRule[] = [
  [byCode(/^28P01$/), WRONG_PASSWORD],
  [byPoolerMessage(/password authentication failed|no such user|SASL/i), WRONG_PASSWORD],
  [
    byCode(/^28000$/),
    'the user may not connect. Correct the user in the url, or pg_hba.conf of the server; it may also want ' +
      'TLS (sslmode=verify-full).',
  ],
  [byCode(/^3D000$/), UNKNOWN_DATABASE],
  [byPoolerMessage(/no such database|does not exist/i), UNKNOWN_DATABASE],
  [
    byPoolerMessage(/startup (parameter|option)/i),
    'the pooler takes no such parameter. Take options, statement_timeout and the like out of the url, and set ' +
      'them for the role: alter role … set …',
  ],
  [
    byPoolerMessage(/SSL required|TLS required/i),
    `the pooler wants TLS: sslmode=verify-full. ${TLS_HELP}`,
  ],
  [
    byCode(/^42501$/),
    'the user may not connect to this database, or not set what options= in the url says. Run: grant connect on ' +
      'database … to …; or take the options out.',
  ],
  [
    byCode(/^(42\w{3}|22023|55P02|0A000)$/),
    'it does not take the options of the url. Correct options= there, or leave it out.',
  ],
  [
    byMessage(/^The server does not support SSL connections$/),
    `the server has no TLS. Turn it on there, or set sslmode=disable in the url. ${TLS_HELP}`,
  ],
  [
    byCode(
      /^(DEPTH_ZERO_SELF_SIGNED_CERT|SELF_SIGNED_CERT_IN_CHAIN|UNABLE_TO_\w+|CERT_UNTRUSTED)$/,
    ),
    'nobody whom this process trusts signed the certificate of the server. Give the file of its CA: ' +
      `sslmode=verify-full&sslrootcert=/path/ca.pem in the url. ${TLS_HELP}`,
  ],
  [
    byCode(/^(ERR_TLS_CERT_ALTNAME_INVALID|HOSTNAME_MISMATCH)$/),
    'the certificate of the server is for another host name. Use the name that is in it in the url, or have ' +
      `one made for this name. ${TLS_HELP}`,
  ],
  [
    byCode(/^(CERT_HAS_EXPIRED|CERT_NOT_YET_VALID)$/),
    'the certificate of the server is not valid at this time. Renew it, and compare the clocks.',
  ],
  [
    byCode(
      /^(EPROTO|(CERT|CRL|ERR_TLS|ERR_SSL|ERR_OSSL|AKID|INVALID)_\w+|PATH_LENGTH_EXCEEDED|SUBJECT_ISSUER_MISMATCH)$/,
    ),
    `no TLS connection can be made. Check sslmode, sslrootcert, sslcert and sslkey in the url. ${TLS_HELP}`,
  ],
  [
    byMessage(/^SASL: .*client password/),
    'it wants a password, and the url has none. Write it as postgres://user:password@host/database.',
  ],
  [byMessage(/^SASL: /), 'it wants another way to sign in than the driver has. Use scram-sha-256.'],
  [
    ({ code: name, syscall }) => syscall === 'connect' && /^(EACCES|EPERM)$/.test(name),
    'this process may not use the socket. Give its user the right to, or correct host in the url.',
  ],
];

const OPEN_RULES: readonly SetupErrorRule[] = [
  [
    byCode(/^42501$/),
    'the user may not make the schemas and tables of nestjs-haptik. Run what "Database permissions" in ' +
      'docs/operations.md says: grant create on database …, or the two schemas made and given to the user.',
  ],
  [
    byCode(/^(0A|22|2B|3F|42)/),
    'it refuses a statement of the start. The schemas haptik and haptik_queue hold something else than this ' +
      'version made: restore them from a backup, or give the application a database of its own.',
  ],
];

/** Why no connection came about: a HaptikSetupError when trying again would not help. */
export function toConnectError(error: unknown): unknown {
  return applyRules(CONNECT_RULES, error);
}

/** Why an open connection cannot be used: a HaptikSetupError when trying again would not help. */
export function toSetupError(error: unknown): Error {
  const told = applyRules(OPEN_RULES, error);
  return isError(told) ? told : new Error('an error that is none');
}

/** What is wrong with a URL or its files, of which the driver throws before it connects. */
export function toUrlError(error: unknown, connectionString: string): HaptikSetupError {
  const { code: name = '', path } = (error ?? {}) as NodeJS.ErrnoException;
  const file = listTlsFiles(connectionString).find(([, one]) => one === path);
  const cure = file
    ? `the file "${file[1]}" cannot be read (${name}). Correct ${file[0]} in the url, or the rights to it.`
    : 'the url (DATABASE_URL) cannot be used. Percent-encode special characters of user and password, and ' +
      'check the files and parameters of TLS in it.';
  return new HaptikSetupError(`HaptikStorageModule: ${cure}`, { cause: error });
}

function applyRules(rules: readonly SetupErrorRule[], error: unknown): unknown {
  if (!isError(error) || error instanceof HaptikSetupError) return error;
  const root = rootCause(error);
  const syscall = 'syscall' in root ? String(root.syscall) : '';
  const fault = { code: databaseErrorCode(error) ?? '', message: root.message, syscall };
  const rule = rules.find(([matches]) => matches(fault));
  if (!rule) return error;
  const what = fault.code === '' ? 'the database' : `the database (${fault.code})`;
  return new HaptikSetupError(`HaptikStorageModule: ${what} says no: ${rule[1]}`, { cause: error });
}
