import type { ImportLine, ImportStep } from './import.line.js';
import type { NdjsonStream } from './ndjson.stream.js';

const REPORT_INTERVAL_MS = 100;

/** Sends progress lines at a limited rate. */
export class ImportProgressReporter {
  #step: ImportStep | undefined;
  #reportedAt = 0;

  constructor(private readonly lines: NdjsonStream<ImportLine>) {}

  readonly report = (step: ImportStep, done: number, total: number): void => {
    const now = performance.now();
    const isDue =
      step !== this.#step || done === total || now - this.#reportedAt >= REPORT_INTERVAL_MS;
    if (!isDue) return;
    this.#step = step;
    this.#reportedAt = now;
    this.lines.write({ type: 'progress', step, done, total });
  };
}
