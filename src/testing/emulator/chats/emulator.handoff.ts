/** A handoff accepted by the platform. */
export interface EmulatorHandoff {
  readonly userName: string;
  readonly conversationNo: number;
  readonly team: string;
  /** `app`: requested by `send_chat_to_agent`. `platform`: caused by a bot break. */
  readonly by: 'app' | 'platform';
  /** Milliseconds since the epoch. */
  readonly at: number;
}

/** A request for a handoff. */
export interface EmulatorHandoffRequest {
  readonly userName: string;
  readonly team: string;
  /** Seconds until the chat enters the queue. */
  readonly countdown: number;
  readonly by: EmulatorHandoff['by'];
}
