import type { ImportLine, ImportStep } from './import.line.js';
import type { LineStream } from './line.stream.js';

const PAUSE_MS = 100;

/** Tells how far an import is, not more often than somebody can read. */
export class ImportProgress {
  #step: ImportStep | undefined;
  #toldAt = 0;

  constructor(private readonly lines: LineStream<ImportLine>) {}

  readonly tell = (step: ImportStep, done: number, total: number): void => {
    const now = performance.now();
    const isNews = step !== this.#step || done === total || now - this.#toldAt >= PAUSE_MS;
    if (!isNews) return;
    this.#step = step;
    this.#toldAt = now;
    this.lines.write({ type: 'progress', step, done, total });
  };
}
