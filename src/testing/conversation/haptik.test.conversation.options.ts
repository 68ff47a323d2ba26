import type { Channel } from '../../hsl/channel/built.in.channels.js';
import type { HaptikTestFlow } from './flow.js';

export interface HaptikTestConversationOptions {
  /** Where buttons and forms lead to, by label. @default none */
  readonly flow?: HaptikTestFlow;
  /** Haptik's name of the user. @default a new user */
  readonly userName?: string;
  /** Number of the first conversation. @default 1 */
  readonly conversationNo?: number;
  /** `user.language_code` of all calls. @default 'en' */
  readonly language?: string;
  /** Channel of all calls. @default the Web SDK */
  readonly channel?: Channel | number;
  /** Environment variables of all calls. @default none */
  readonly env?: Readonly<Record<string, string>>;
  /** State at the start. @default {} */
  readonly conversationDetails?: Readonly<Record<string, unknown>>;
  /** State of the user at the start. @default {} */
  readonly userDetails?: Readonly<Record<string, unknown>>;
  /** Nodes that complete the conversation when they succeed. Protocol 2.3. @default none */
  readonly endNodes?: readonly string[];
  /** Whether an empty reply hands the chat off to an agent. Protocol 2.4. @default false */
  readonly humanAssistance?: boolean;
}
