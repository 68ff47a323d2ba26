import { join } from 'node:path';

/** The file with the durations of the last test run. */
export const DURATIONS_FILE = join(
  import.meta.dirname,
  '../../node_modules/.cache/nestjs-haptik/test-durations.json',
);
