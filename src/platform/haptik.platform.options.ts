/** Where the platform is and who asks. Protocol 4. */
export interface HaptikPlatformOptions {
  /**
   * Base URL that Haptik gave you for the integration APIs (agents, chat history, FAQ nodes), e.g.
   * `https://staging.hellohaptik.com`.
   */
  readonly baseUrl: string;
  /**
   * Base URL of the messaging APIs (users, messages, feedback, webhook), where Haptik gave you
   * another one for them. @default baseUrl
   */
  readonly messagingUrl?: string;
  /** Token of the Business Manager. */
  readonly token: string;
  /** Client id of the Conversation Studio, View Credentials. */
  readonly clientId: string;
  /** Calls do not carry it, so it must be given. */
  readonly businessId: number;
  /** Milliseconds for one attempt, from connecting to the last byte of the answer. @default 10_000 */
  readonly timeoutMs?: number;
  /** Attempts after the first one, where a repetition is safe. @default 2 */
  readonly retries?: number;
}

/** What one call may have of its own. */
export interface PlatformCallOptions {
  /** Ends the call: the wait for an answer, and that for another attempt. @default none */
  readonly signal?: AbortSignal;
  /** Milliseconds for one attempt. @default the client's */
  readonly timeoutMs?: number;
  /** Attempts after the first one. @default the client's */
  readonly retries?: number;
}
