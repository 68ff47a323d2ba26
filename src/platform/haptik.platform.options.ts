/** Addresses of the platform and credentials. Protocol 4. */
export interface HaptikPlatformOptions {
  /**
   * Base URL of the integration APIs (agents, chat history, FAQ nodes), provided by Haptik, e.g.
   * `https://staging.hellohaptik.com`.
   */
  readonly baseUrl: string;
  /**
   * Base URL of the messaging APIs (users, messages, feedback, webhook), if Haptik provided a
   * different one. @default baseUrl
   */
  readonly messagingUrl?: string;
  /** Token from the Business Manager. */
  readonly token: string;
  /** Client id from the Conversation Studio, View Credentials. */
  readonly clientId: string;
  /** Number of the business. Required, since webhook calls do not contain it. */
  readonly businessId: number;
  /** Milliseconds per attempt, from connecting to the last byte of the response. @default 10_000 */
  readonly timeoutMs?: number;
  /** Maximum number of retries, of calls that are safe to retry. @default 2 */
  readonly retries?: number;
}

/** Options of one call. */
export interface PlatformCallOptions {
  /** Aborts the call, also while it waits for a retry. @default none */
  readonly signal?: AbortSignal;
  /** Milliseconds per attempt. @default that of the client */
  readonly timeoutMs?: number;
  /** Maximum number of retries. @default that of the client */
  readonly retries?: number;
}
