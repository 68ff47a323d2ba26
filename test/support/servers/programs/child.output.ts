import type { ChildProcess } from 'node:child_process';
import { EventEmitter, once } from 'node:events';

/** What a child process prints, and how it ends. */
export class ChildOutput {
  /** Standard output and standard error, as they came. */
  text = '';
  /** Resolves once it has ended and its output is complete, with its exit code or the signal that ended it. */
  readonly ended: Promise<number | NodeJS.Signals | null>;
  readonly #changes = new EventEmitter();
  #hasEnded = false;

  constructor(child: ChildProcess) {
    for (const stream of [child.stdout, child.stderr])
      stream?.on('data', (chunk: Buffer) => {
        this.text += chunk.toString();
        this.#changes.emit('change');
      });
    this.ended = new Promise((resolve) => {
      child.once('close', (code, signal) => {
        this.#hasEnded = true;
        this.#changes.emit('change');
        resolve(code ?? signal);
      });
    });
  }

  get hasEnded(): boolean {
    return this.#hasEnded;
  }

  /** Resolves once the output matches. @throws Error with the output if the process ends before */
  async waitFor(pattern: RegExp): Promise<RegExpExecArray> {
    for (;;) {
      const match = pattern.exec(this.text);
      if (match) return match;
      if (this.#hasEnded) throw new Error(`the process has ended: ${this.text}`);
      await once(this.#changes, 'change');
    }
  }
}
