/** Which values are replaced before a call is kept, besides those that always are. */
export interface RedactionOptions {
  /** Entities by name, or `true` for all. @default those whose name tells personal data, such as `phone_number` */
  readonly entities?: readonly string[] | true;
  /**
   * Keys of `conversation_details` and `user_details` at any depth, or `true` for all. @default those
   * whose name tells personal data, such as `name`, `email` or `token`
   */
  readonly details?: readonly string[] | true;
}

/**
 * Keeps the last calls and their replies, for the playground, `haptik replay` and fixtures. Secrets, the
 * environment variables of the bot and the user's names are replaced before a call is kept.
 */
export interface RecordingOptions {
  /** Maximum number of calls that are kept; the oldest are dropped first. @default 100 */
  readonly calls?: number;
  /** Maximum size of all of them, in bytes of their JSON. @default 8_388_608 (8 MiB) */
  readonly bytes?: number;
  /** Larger bodies of calls are not kept, in bytes. @default 65_536 (64 KiB) */
  readonly bodyBytes?: number;
  readonly redact?: RedactionOptions;
  /** Required when NODE_ENV is `production`. @default false */
  readonly allowInProduction?: boolean;
}
