import type { EmulatorRequest } from '../emulator.request.js';
import type { EmulatorResponse } from '../emulator.response.js';
import type { EmulatorState } from '../emulator.state.js';
import type { EmulatorOperation } from './operation.name.js';

/**
 * Handles a request to an operation.
 *
 * @throws OperationError for an error response
 */
export type OperationHandler = (request: EmulatorRequest, state: EmulatorState) => EmulatorResponse;

/** An operation of the platform with its method and path. */
export interface OperationRoute {
  readonly name: EmulatorOperation;
  readonly method: 'GET' | 'POST' | 'PUT';
  /** Pattern of the whole path, with its trailing slash. */
  readonly path: RegExp;
  readonly handle: OperationHandler;
  /** Creates the body of an error response. @default `{ error_message }` */
  readonly toErrorBody?: (message: string) => unknown;
}
