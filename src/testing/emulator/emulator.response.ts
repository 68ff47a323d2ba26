/** A response of the platform. */
export interface EmulatorResponse {
  readonly status: number;
  /** A string is sent unchanged, undefined as an empty body, other values as JSON. */
  readonly body: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

export function okResponse(body: unknown): EmulatorResponse {
  return { status: 200, body };
}
