/** What a command reads from and writes to. */
export interface Terminal {
  readonly env: Readonly<Record<string, string | undefined>>;
  /** What was asked for. */
  readonly out: (text: string | Uint8Array) => void;
  /** What a person should know meanwhile. */
  readonly tell: (text: string) => void;
  /** Whether a person sees that now, rather than a log later. */
  readonly isTerminal: boolean;
  /** Asks a person for a yes or a no; absent where there is nobody to ask. */
  readonly ask?: (question: string) => Promise<boolean>;
}

/**
 * What a pipeline learns from the end of a command. `refused` is about texts: rows, conflicts, and what
 * was asked. Whoever gets `unreachable` has not got as far as that: nobody answers, or not to this token.
 */
export const EXIT = {
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
export type ExitCode = (typeof EXIT)[keyof typeof EXIT];

/** Why a command ends early; the message is for people, with the cure. */
export class CommandException extends Error {
  override readonly name = 'CommandException';

  constructor(
    readonly exit: ExitCode,
    message: string,
  ) {
    super(message);
  }
}
