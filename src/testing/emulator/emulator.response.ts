/** What the platform answers to a request. */
export interface EmulatorResponse {
  readonly status: number;
  /** A string is sent as it is, undefined as nothing, anything else as JSON. */
  readonly body: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

export function okResponse(body: unknown): EmulatorResponse {
  return { status: 200, body };
}
