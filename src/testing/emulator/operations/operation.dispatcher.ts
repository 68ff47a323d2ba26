import { type PlatformAnswer } from '../platform.answer.js';
import type { EmulatorRequest } from '../emulator.request.js';
import { PlatformRefusal } from '../platform.refusal.js';
import type { PlatformState } from '../platform.state.js';
import type { PlatformOperation } from './operation.js';
import { OPERATIONS } from './operations.js';

type Target = Pick<EmulatorRequest, 'method' | 'path'>;

/** The operation that a request asks for; undefined when the platform has none there. */
export function operationAt({ method, path }: Target): PlatformOperation | undefined {
  return OPERATIONS.find((operation) => operation.method === method && operation.path.test(path));
}

/**
 * Does what a request asks for. Where the platform has nothing it answers 404, as for a path
 * without its last slash, and 405 to a method that it does not know there.
 */
export function carryOut(request: EmulatorRequest, state: PlatformState): PlatformAnswer {
  const operation = operationAt(request);
  if (!operation) return nothingThere(request);
  try {
    return operation.carryOut(request, state);
  } catch (error) {
    if (!(error instanceof PlatformRefusal)) throw error;
    const { status, message } = error;
    return { status, body: operation.refusal?.(message) ?? { error_message: message } };
  }
}

function nothingThere({ path }: EmulatorRequest): PlatformAnswer {
  const allowed = OPERATIONS.filter((operation) => operation.path.test(path));
  if (allowed.length === 0) return { status: 404, body: { error_message: 'not found' } };
  const headers = { Allow: allowed.map(({ method }) => method).join(', ') };
  return { status: 405, body: { error_message: 'method not allowed' }, headers };
}
