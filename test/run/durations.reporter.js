import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, relative } from 'node:path';
import { DURATIONS_FILE } from './durations.file.js';

/** Records the duration of each test file, for `npm run test:slowest`. */
export default class DurationsReporter {
  /** @param {import('@jest/types').Config.GlobalConfig} config */
  constructor(config) {
    this.root = config.rootDir;
  }

  /**
   * @param {unknown} _contexts
   * @param {import('@jest/test-result').AggregatedResult} results
   */
  onRunComplete(_contexts, results) {
    const durations = results.testResults.map(({ testFilePath, perfStats, testResults }) => ({
      file: relative(this.root, testFilePath),
      seconds: perfStats.runtime / 1000,
      tests: testResults.length,
    }));
    mkdirSync(dirname(DURATIONS_FILE), { recursive: true });
    writeFileSync(DURATIONS_FILE, JSON.stringify(durations, undefined, 2));
  }
}
