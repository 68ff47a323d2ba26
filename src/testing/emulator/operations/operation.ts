import type { EmulatorRequest } from '../emulator.request.js';
import type { PlatformAnswer } from '../platform.answer.js';
import type { PlatformState } from '../platform.state.js';
import type { EmulatorOperation } from './operation.name.js';

/**
 * Does what a request asks for, and says what came of it.
 *
 * @throws PlatformRefusal when the platform says no
 */
export type CarryOut = (request: EmulatorRequest, state: PlatformState) => PlatformAnswer;

/** One thing that the platform offers, and where. */
export interface PlatformOperation {
  readonly name: EmulatorOperation;
  readonly method: 'GET' | 'POST' | 'PUT';
  /** The whole path, which ends with a slash. */
  readonly path: RegExp;
  readonly carryOut: CarryOut;
  /** The body of a refusal. @default `{ error_message }` */
  readonly refusal?: (message: string) => unknown;
}
