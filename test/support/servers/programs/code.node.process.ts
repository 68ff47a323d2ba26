import { type ChildProcessWithoutNullStreams, execFile, spawn } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

const CLI = new URL('../../../../packages/cli/dist/haptik.js', import.meta.url).pathname;
const RUNNER = new URL('code.node.runner.py', import.meta.url).pathname;

/** What a code node returned and printed. Protocol 6. */
export interface CodeNodeAnswer {
  readonly result?: {
    readonly statusCode: number;
    readonly body: string;
    readonly headers: Readonly<Record<string, string>>;
  };
  /** The exception that `main` raised. */
  readonly raised?: string;
  readonly printed: string;
}

/** Runs generated code nodes in one process of the machine's python3, in which every warning is an error. */
export class CodeNodeProcess {
  /** What the process wrote to standard error. */
  stderr = '';
  readonly #answers: ((answer: CodeNodeAnswer) => void)[] = [];
  readonly #folder: string;
  readonly #python: ChildProcessWithoutNullStreams;
  #fileCount = 0;

  private constructor(folder: string, env: Readonly<Record<string, string>>) {
    this.#folder = folder;
    this.#python = spawn('python3', ['-B', '-W', 'error', '-X', 'dev', RUNNER], {
      env: { PATH: process.env['PATH'], ...env },
    });
    this.#python.stderr.on('data', (chunk) => (this.stderr += String(chunk)));
    createInterface(this.#python.stdout).on('line', (line) =>
      this.#answers.shift()?.(JSON.parse(line) as CodeNodeAnswer),
    );
  }

  static async start(env: Readonly<Record<string, string>> = {}): Promise<CodeNodeProcess> {
    return new CodeNodeProcess(await mkdtemp(join(tmpdir(), 'haptik-code-node-')), env);
  }

  async stop(): Promise<void> {
    const exited = new Promise((resolve) => this.#python.once('exit', resolve));
    this.#python.stdin.end();
    await exited;
    await rm(this.#folder, { recursive: true });
  }

  /** Generates a code node with the command. Returns its file. */
  async bundle(
    options: readonly string[],
    env: Readonly<Record<string, string>> = {},
  ): Promise<string> {
    const file = this.nextFile();
    const args = [CLI, 'bundle', '--python', '--out', file, ...options];
    await new Promise<void>((resolve, reject) => {
      execFile(process.execPath, args, { env: { PATH: process.env['PATH'], ...env } }, (error) =>
        error ? reject(error) : resolve(),
      );
    });
    return file;
  }

  /** Writes a file that is removed with the process. Returns its name. */
  async write(text: string): Promise<string> {
    const file = this.nextFile();
    await writeFile(file, text);
    return file;
  }

  /** Calls `main` of a file with an event. */
  call(file: string, event: unknown): Promise<CodeNodeAnswer> {
    return new Promise((resolve) => {
      this.#answers.push(resolve);
      this.#python.stdin.write(`${JSON.stringify({ file, event })}\n`);
    });
  }

  private nextFile(): string {
    return join(this.#folder, `code_node_${++this.#fileCount}.py`);
  }
}
