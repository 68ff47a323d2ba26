import { type EmulatorResponse } from '../emulator.response.js';
import type { EmulatorRequest } from '../emulator.request.js';
import { OperationError } from '../operation.error.js';
import type { EmulatorState } from '../emulator.state.js';
import type { OperationRoute } from './operation.route.js';
import { OPERATION_ROUTES } from './operation.routes.js';

type RequestTarget = Pick<EmulatorRequest, 'method' | 'path'>;

/** Finds the operation of a request; undefined for an unknown path or method. */
export function findOperation({ method, path }: RequestTarget): OperationRoute | undefined {
  return OPERATION_ROUTES.find(
    (operation) => operation.method === method && operation.path.test(path),
  );
}

/**
 * Handles a request. Responds 404 for an unknown path (also one without its trailing slash), and 405 for
 * a method that the path does not support.
 */
export function dispatchOperation(
  request: EmulatorRequest,
  state: EmulatorState,
): EmulatorResponse {
  const operation = findOperation(request);
  if (!operation) return createNotFoundResponse(request);
  try {
    return operation.handle(request, state);
  } catch (error) {
    if (!(error instanceof OperationError)) throw error;
    const { status, message } = error;
    return { status, body: operation.toErrorBody?.(message) ?? { error_message: message } };
  }
}

function createNotFoundResponse({ path }: EmulatorRequest): EmulatorResponse {
  const allowed = OPERATION_ROUTES.filter((operation) => operation.path.test(path));
  if (allowed.length === 0) return { status: 404, body: { error_message: 'not found' } };
  const headers = { Allow: allowed.map(({ method }) => method).join(', ') };
  return { status: 405, body: { error_message: 'method not allowed' }, headers };
}
