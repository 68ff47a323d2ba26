/** Input and output of a command. */
export interface Terminal {
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Writes the result. */
  readonly writeStdout: (text: string | Uint8Array) => void;
  /** Writes progress and messages. */
  readonly writeStderr: (text: string) => void;
  /** Whether standard error is an interactive terminal. */
  readonly isInteractive: boolean;
  /** Asks for confirmation; absent without an interactive terminal. */
  readonly confirm?: (question: string) => Promise<boolean>;
}

/**
 * Exit codes of the commands. `refused` concerns the texts: refused rows, conflicts or requests.
 * `unreachable` means that no console accepted the token.
 */
export const EXIT_CODES = {
  ok: 0,
  refused: 1,
  usage: 2,
  unreachable: 3,
  redirect: 4,
  token: 5,
  output: 6,
  tls: 7,
  timeout: 8,
  truncated: 9,
} as const;
export type ExitCode = (typeof EXIT_CODES)[keyof typeof EXIT_CODES];

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
