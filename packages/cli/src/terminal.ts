import type { styleText } from 'node:util';

/** A style of text, such as `bold` or `red`, or several. */
export type TextStyle = Parameters<typeof styleText>[0];

/** Input and output of a command. */
export interface Terminal {
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Writes the result. */
  readonly writeStdout: (text: string | Uint8Array) => void;
  /** Writes progress and messages. */
  readonly writeStderr: (text: string) => void;
  /** Reads standard input to its end. */
  readonly readStdin: () => Promise<Buffer>;
  /** Styles a text for standard output; returns it unchanged when the output shows no colors. */
  readonly style: (style: TextStyle, text: string) => string;
  /** Whether standard error is an interactive terminal. */
  readonly isInteractive: boolean;
  /** Asks for confirmation; absent without an interactive terminal. */
  readonly confirm?: (question: string) => Promise<boolean>;
}

/** Exit codes of all commands. */
export const EXIT_CODES = {
  ok: 0,
  /** The command ran, and its result is negative. */
  failed: 1,
  usage: 2,
  unreachable: 3,
  redirect: 4,
  unauthorized: 5,
  output: 6,
  tls: 7,
  timeout: 8,
  interrupted: 9,
  warnings: 10,
  unexpected: 11,
} as const;
export type ExitCodeName = keyof typeof EXIT_CODES;
export type ExitCode = (typeof EXIT_CODES)[ExitCodeName];

/** What the help says about each exit code. */
export const EXIT_CODE_MEANINGS: Readonly<Record<ExitCodeName, string>> = {
  ok: 'success',
  failed: 'negative result: a bot break, a failed check, a difference, refused texts or a conflict',
  usage: 'invalid command, file or environment variable',
  unreachable: 'no connection, or the response is not from a webhook or a console',
  redirect: 'the response is a redirect, which is not followed',
  unauthorized: 'the secret or the token is not accepted',
  output: 'a file or folder cannot be written, or exists already',
  tls: 'the certificate is not trusted',
  timeout: 'no response in time',
  interrupted: 'the response was interrupted',
  warnings: 'checks with warnings, but none that failed',
  unexpected: 'an error of haptik itself',
};

/** Ends a command with an exit code; the message contains the fix. */
export class CommandError extends Error {
  override readonly name = 'CommandError';

  constructor(
    readonly exitCode: ExitCode,
    message: string,
  ) {
    super(message);
  }
}

/** The document that `--json` prints when a command ends with an error. */
export interface JsonError {
  readonly error: {
    readonly code: ExitCodeName;
    readonly exitCode: ExitCode;
    readonly message: string;
  };
}

/** Prints the one JSON document of a command with `--json`. */
export function printJson(terminal: Terminal, document: unknown): void {
  terminal.writeStdout(`${JSON.stringify(document, undefined, 2)}\n`);
}

/** Prints an error: as JSON to standard output with `--json`, else as text to standard error. */
export function printError(
  terminal: Terminal,
  { exitCode, message }: CommandError,
  isJson: boolean,
): void {
  const text = message.trimEnd();
  if (isJson) {
    const document: JsonError = {
      error: { code: nameOfExitCode(exitCode), exitCode, message: text },
    };
    printJson(terminal, document);
  } else {
    terminal.writeStderr(`${text}\n`);
  }
}

function nameOfExitCode(exitCode: ExitCode): ExitCodeName {
  const names = Object.keys(EXIT_CODES) as ExitCodeName[];
  return names.find((name) => EXIT_CODES[name] === exitCode) ?? 'failed';
}
