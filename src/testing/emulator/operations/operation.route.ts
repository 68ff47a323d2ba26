import type { EmulatorRequest } from '../emulator.request.js';
import type { EmulatorResponse } from '../emulator.response.js';
import type { EmulatorState } from '../emulator.state.js';
import type { EmulatorOperation } from './operation.name.js';

/**
 * Does what a request asks for, and says what came of it.
 *
 * @throws PlatformRefusal when the platform says no
 */
export type OperationHandler = (request: EmulatorRequest, state: EmulatorState) => EmulatorResponse;

/** One thing that the platform offers, and where. */
export interface OperationRoute {
  readonly name: EmulatorOperation;
  readonly method: 'GET' | 'POST' | 'PUT';
  /** The whole path, which ends with a slash. */
  readonly path: RegExp;
  readonly handle: OperationHandler;
  /** The body of a refusal. @default `{ error_message }` */
  readonly toErrorBody?: (message: string) => unknown;
}
