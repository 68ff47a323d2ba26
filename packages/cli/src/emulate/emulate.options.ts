/**
 * - `down`: the connection ends without a response.
 * - `errors`: 503.
 * - `slow`: a response after five seconds.
 * - `dropped-responses`: the request is handled, and the connection ends without a response.
 */
export const EMULATED_FAULTS = ['down', 'errors', 'slow', 'dropped-responses'] as const;
export type EmulatedFault = (typeof EMULATED_FAULTS)[number];

export interface EmulateOptions {
  readonly port: number;
  /** Environment variable of the token. @default the token is `token` */
  readonly tokenEnv?: string;
  readonly clientId: string;
  readonly team: readonly string[];
  readonly fault?: EmulatedFault;
  readonly json?: true;
}
