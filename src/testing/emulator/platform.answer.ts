/** What the platform answers to a request. */
export interface PlatformAnswer {
  readonly status: number;
  /** A string is sent as it is, undefined as nothing, anything else as JSON. */
  readonly body: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

export function ok(body: unknown): PlatformAnswer {
  return { status: 200, body };
}
