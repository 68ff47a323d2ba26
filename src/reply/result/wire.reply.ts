import type { HslElement } from '../../hsl/wire/hsl.element.js';

/** The JSON body of a response to Haptik. Protocol 2.2. */
export interface WireReply {
  /** `true` makes `response` the success response; on an end node it completes the chat. */
  readonly status: boolean;
  /** Texts, and rich elements as JSON strings or objects, depending on the option `hsl.encoding`. */
  readonly response: readonly (string | HslElement)[];
  readonly conversation_details?: Readonly<Record<string, unknown>>;
  readonly user_details?: Readonly<Record<string, unknown>>;
}

/** A failure reply with one text. The chat stays with the bot. */
export function failureReply(text: string): WireReply {
  return { status: false, response: [text] };
}
