import type { IncomingHttpHeaders } from 'node:http';

/** A request to the endpoint of a bot, without its body. */
export interface WebhookRequestHead {
  /** The bot in the path. @default the bot of the flat options */
  readonly bot?: string | undefined;
  /** In upper case, such as `POST`. */
  readonly method: string;
  /** Names in lower case, as in node:http. */
  readonly headers: IncomingHttpHeaders;
  /** Bytes of the body, when they are known before it is read. */
  readonly bodyLength?: number | undefined;
  /** The request of the server or platform, for guards and parameters of node methods. */
  readonly raw?: unknown;
  /** Milliseconds that the platform lets the call take, when that is less than the bot's budget. */
  readonly timeLimitMs?: number | undefined;
}

/** A request to the endpoint of a bot, from any HTTP server or platform. */
export interface WebhookRequest extends WebhookRequestHead {
  /** The bytes as received, or a function that reads them, called once the headers are valid. */
  readonly body: Buffer | (() => Promise<Buffer>);
}

/** The response to a request. */
export interface WebhookResponse {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}
