import { join } from 'node:path';

/** Where the last test run left how long each of its files took. */
export const DURATIONS_FILE = join(
  import.meta.dirname,
  '../../node_modules/.cache/nestjs-haptik/test-durations.json',
);
