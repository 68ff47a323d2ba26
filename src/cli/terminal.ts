/** What a command reads from and writes to. */
export interface Terminal {
  readonly env: Readonly<Record<string, string | undefined>>;
  /** What was asked for. */
  readonly writeStdout: (text: string | Uint8Array) => void;
  /** What a person should know meanwhile. */
  readonly writeStderr: (text: string) => void;
  /** Whether a person sees that now, rather than a log later. */
  readonly isInteractive: boolean;
  /** Asks a person for a yes or a no; absent where there is nobody to ask. */
  readonly confirm?: (question: string) => Promise<boolean>;
}

/**
 * What a pipeline learns from the end of a command. `refused` is about texts: rows, conflicts, and what
 * was asked. Whoever gets `unreachable` has not got as far as that: nobody answers, or not to this token.
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

/** Why a command ends early; the message is for people, with the cure. */
export class CommandError extends Error {
  override readonly name = 'CommandError';

  constructor(
    readonly exitCode: ExitCode,
    message: string,
  ) {
    super(message);
  }
}
