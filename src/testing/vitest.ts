/*
 * Registers the matchers of the kit in Vitest, with their types. Import it in a test file, or name it in
 * `setupFiles`.
 *
 * Vitest is no peer of the package: npm would install an optional peer in production when a host has it as
 * a development dependency. The import finds the Vitest of the project that runs the test.
 */
import { expect } from 'vitest';
import { type HaptikMatchers, haptikMatchers } from './matchers/haptik.matchers.js';

declare module 'vitest' {
  interface Matchers<T> extends HaptikMatchers<T> {}
}

expect.extend(haptikMatchers);
