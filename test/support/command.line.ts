import { run } from '../../packages/cli/src/run.js';
import type { Terminal } from '../../packages/cli/src/terminal.js';

export interface CommandResult {
  readonly exit: number;
  readonly out: string;
  readonly stderr: string;
}

export interface CommandInput {
  readonly env?: Readonly<Record<string, string>>;
  /** Standard input, or why it cannot be read. */
  readonly stdin?: string | Uint8Array | Error;
  /** The answer to a question; undefined without an interactive terminal. */
  readonly answer?: boolean;
}

/** Runs a command of `haptik` in this process, with its sources. */
export async function runHaptik(
  args: readonly string[],
  { env = {}, stdin = '', answer }: CommandInput = {},
): Promise<CommandResult> {
  let [out, stderr] = ['', ''];
  const terminal: Terminal = {
    env,
    writeStdout: (text) => (out += Buffer.from(text as string).toString()),
    writeStderr: (text) => (stderr += text),
    readStdin: () =>
      stdin instanceof Error
        ? Promise.reject(stdin)
        : Promise.resolve(Buffer.from(stdin as string)),
    style: (_, text) => text,
    isInteractive: answer !== undefined,
    ...(answer !== undefined && { confirm: () => Promise.resolve(answer) }),
  };
  const exit = await run(args, terminal);
  return { exit, out, stderr };
}
