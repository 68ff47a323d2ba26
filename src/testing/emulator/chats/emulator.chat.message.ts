/** A message in the transcript of a conversation. */
export interface EmulatorChatMessage {
  readonly id: number;
  /** The text in wire format; a rich element is its JSON. */
  readonly text: string;
  readonly sender: 'user' | 'bot' | 'agent';
  /** Name of the agent who sent the message. */
  readonly agent?: string;
  /** Milliseconds since the epoch. */
  readonly at: number;
}

export type EmulatorMessageContent = Pick<EmulatorChatMessage, 'text' | 'sender' | 'agent'>;
