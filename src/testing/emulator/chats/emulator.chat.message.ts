/** A message of a conversation, as its transcript keeps it. */
export interface EmulatorChatMessage {
  readonly id: number;
  /** As it stands on the wire; a rich element is its JSON. */
  readonly text: string;
  readonly sender: 'user' | 'bot' | 'agent';
  /** Name of the agent who wrote. */
  readonly agent?: string;
  /** Milliseconds since 1970. */
  readonly at: number;
}

export type EmulatorMessageContent = Pick<EmulatorChatMessage, 'text' | 'sender' | 'agent'>;
