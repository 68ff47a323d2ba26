/** A request as it was captured. */
export interface CapturedRequest {
  /** Names in lower case; a repeated header is a list. */
  readonly headers: Readonly<Record<string, string | readonly string[]>>;
  readonly body: Buffer;
}
