import type { ResolvedEmulatorOptions } from '../emulator.options.js';
import type { EmulatorRequest } from '../emulator.request.js';
import { assertRequest } from '../operation.error.js';

/** The credentials in the headers of a request. Protocol 4. */
export interface RequestCredentials {
  readonly clientId: string;
  /** False for another scheme of `Authorization`. */
  readonly isBearer: boolean;
  readonly token: string;
}

export function readCredentials({ headers }: EmulatorRequest): RequestCredentials {
  const { 'client-id': clientId = '', authorization = '' } = headers;
  const [, scheme = '', token = ''] = /^(\S*) *(.*)$/.exec(authorization) ?? [];
  return { clientId, isBearer: scheme === '' || scheme.toLowerCase() === 'bearer', token };
}

/** Whether client id and token are those of the emulator. */
export function hasValidCredentials(
  request: EmulatorRequest,
  settings: ResolvedEmulatorOptions,
): boolean {
  const { clientId, isBearer, token } = readCredentials(request);
  return isBearer && clientId === settings.clientId && token === settings.token;
}

/** Asserts the headers of the messaging APIs. Protocol 4.3. */
export function assertClient(request: EmulatorRequest, settings: ResolvedEmulatorOptions): void {
  assertRequest(hasValidCredentials(request, settings), 401, 'invalid authorization details');
}
