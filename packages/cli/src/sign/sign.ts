import {
  diagnoseSignature,
  explainSignatureFailure,
  sign,
  verify,
} from 'nestjs-haptik/internal/cli';
import { EXIT_CODES, type ExitCode, printJson, type Terminal } from '../terminal.js';
import { readBytes } from '../webhook/webhook.body.js';
import { readSecret } from '../webhook/webhook.secret.js';

export interface SignOptions {
  readonly secretEnv: string;
  readonly header?: true;
  readonly verify?: string;
  readonly json?: true;
}

/** Prints the signature of a file or of standard input, or verifies one. */
export async function signFile(
  file: string,
  options: SignOptions,
  terminal: Terminal,
): Promise<ExitCode> {
  const secret = readSecret(options.secretEnv, terminal);
  const bytes = await readBytes(file, terminal);
  if (options.verify !== undefined) {
    return verifySignature(bytes, options.verify, secret, options, terminal);
  }
  const signature = sign(bytes, secret);
  const header = `X-Hub-Signature: ${signature}`;
  if (options.json) {
    printJson(terminal, { signature, header, bytes: bytes.length });
    return EXIT_CODES.ok;
  }
  if (/[\r\n]$/.test(bytes.subarray(-1).toString('latin1'))) {
    terminal.writeStderr('The body ends with a line break, which is signed, too.\n');
  }
  terminal.writeStdout(`${options.header ? header : signature}\n`);
  return EXIT_CODES.ok;
}

/** Says whether a signature is right, or why it is wrong. */
function verifySignature(
  bytes: Buffer,
  given: string,
  secret: string,
  { secretEnv, json }: SignOptions,
  terminal: Terminal,
): ExitCode {
  const signature = given.replace(/^x-hub-signature:\s*/i, '');
  const isValid = verify(bytes, signature, secret);
  const headers = { 'x-hub-signature': signature };
  const diagnosis = isValid ? undefined : diagnoseSignature({ headers, bytes, secrets: [secret] });
  const message = diagnosis
    ? explainSignatureFailure(diagnosis.reason)
    : `The signature is right for the secret in ${secretEnv}.`;
  if (json) printJson(terminal, { isValid, ...diagnosis, message, bytes: bytes.length });
  else {
    const result = isValid ? terminal.style('green', 'ok') : terminal.style('red', 'failed');
    terminal.writeStdout(`${result}  ${message}\n`);
  }
  return isValid ? EXIT_CODES.ok : EXIT_CODES.failed;
}
