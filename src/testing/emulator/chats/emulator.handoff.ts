/** A handoff that the platform accepted. */
export interface EmulatorHandoff {
  readonly userName: string;
  readonly conversationNo: number;
  readonly team: string;
  /** `app`: by `send_chat_to_agent`. `platform`: by itself, at a bot break. */
  readonly by: 'app' | 'platform';
  /** Milliseconds since 1970. */
  readonly at: number;
}

/** A handoff that is asked for. */
export interface EmulatorHandoffRequest {
  readonly userName: string;
  readonly team: string;
  /** Seconds until the chat enters the queue. */
  readonly countdown: number;
  readonly by: EmulatorHandoff['by'];
}
