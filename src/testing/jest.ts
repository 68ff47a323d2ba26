/*
 * Registers the matchers of the kit in Jest, with their types, both for the global `expect` and for that of
 * `@jest/globals`. Import it in a test file, or name it in `setupFilesAfterEnv`.
 */
import type { Expect } from 'expect';
import { type HaptikMatchers, haptikMatchers } from './matchers/haptik.matchers.js';

declare global {
  namespace jest {
    // The parameters must be those of @types/jest.
    interface Matchers<R, T = {}> extends HaptikMatchers<R> {}
  }
}

declare module 'expect' {
  interface Matchers<R extends void | Promise<void>, T = unknown> extends HaptikMatchers<R> {}
}

const { expect } = globalThis as { expect?: Expect };
if (!expect) {
  throw new Error(
    'nestjs-haptik/testing/jest needs the global expect of Jest. Name it in setupFilesAfterEnv, not in setupFiles. ' +
      'With injectGlobals: false, call expect.extend(haptikMatchers) of nestjs-haptik/testing.',
  );
}
expect.extend(haptikMatchers);
