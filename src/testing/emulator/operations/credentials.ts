import type { EmulatorSettings } from '../emulator.options.js';
import type { EmulatorRequest } from '../emulator.request.js';
import { demand } from '../platform.refusal.js';

/** What the headers of a request say about its sender. Protocol 4. */
export interface GivenCredentials {
  readonly clientId: string;
  /** False for an `Authorization` of another scheme. */
  readonly isBearer: boolean;
  readonly token: string;
}

export function credentialsOf({ headers }: EmulatorRequest): GivenCredentials {
  const { 'client-id': clientId = '', authorization = '' } = headers;
  const [, scheme = '', token = ''] = /^(\S*) *(.*)$/.exec(authorization) ?? [];
  return { clientId, isBearer: scheme === '' || scheme.toLowerCase() === 'bearer', token };
}

/** Whether both belong to the client of this platform. */
export function isClient(request: EmulatorRequest, settings: EmulatorSettings): boolean {
  const { clientId, isBearer, token } = credentialsOf(request);
  return isBearer && clientId === settings.clientId && token === settings.token;
}

/** What the messaging APIs ask of the headers. Protocol 4.3. */
export function demandClient(request: EmulatorRequest, settings: EmulatorSettings): void {
  demand(isClient(request, settings), 401, 'invalid authorization details');
}
