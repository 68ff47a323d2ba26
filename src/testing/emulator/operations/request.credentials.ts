import type { ResolvedEmulatorOptions } from '../emulator.options.js';
import type { EmulatorRequest } from '../emulator.request.js';
import { assertRequest } from '../operation.error.js';

/** What the headers of a request say about its sender. Protocol 4. */
export interface RequestCredentials {
  readonly clientId: string;
  /** False for an `Authorization` of another scheme. */
  readonly isBearer: boolean;
  readonly token: string;
}

export function readCredentials({ headers }: EmulatorRequest): RequestCredentials {
  const { 'client-id': clientId = '', authorization = '' } = headers;
  const [, scheme = '', token = ''] = /^(\S*) *(.*)$/.exec(authorization) ?? [];
  return { clientId, isBearer: scheme === '' || scheme.toLowerCase() === 'bearer', token };
}

/** Whether both belong to the client of this platform. */
export function hasValidCredentials(
  request: EmulatorRequest,
  settings: ResolvedEmulatorOptions,
): boolean {
  const { clientId, isBearer, token } = readCredentials(request);
  return isBearer && clientId === settings.clientId && token === settings.token;
}

/** What the messaging APIs ask of the headers. Protocol 4.3. */
export function assertClient(request: EmulatorRequest, settings: ResolvedEmulatorOptions): void {
  assertRequest(hasValidCredentials(request, settings), 401, 'invalid authorization details');
}
