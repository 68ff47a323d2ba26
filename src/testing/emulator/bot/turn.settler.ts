import type { HslElement } from '../../../hsl/wire/hsl.element.js';
import type { Conversation } from '../chats/conversation.js';
import type { EmulatedUser } from '../chats/emulated.user.js';
import { defaultTeamOf } from '../emulator.options.js';
import type { PlatformState } from '../platform.state.js';
import type { EmulatorTurn } from './emulator.turn.js';
import type { Judgement, JudgedReply } from './reply.judge.js';

/** A call that the platform made for one of its chats. */
export interface Occasion {
  readonly node: string;
  readonly user: EmulatedUser;
  readonly conversation: Conversation;
}

/** Does with a chat what the answer to a call says, and tells what the user met. */
export function settle(
  state: PlatformState,
  occasion: Occasion,
  { reply, botBreak }: Judgement,
): EmulatorTurn {
  const { conversation } = occasion;
  const messages = reply ? take(state, occasion, reply) : afterBreak(state, occasion);
  for (const message of messages)
    state.note(conversation, { text: wireOf(message), sender: 'bot' });
  return Object.freeze({
    messages: Object.freeze(messages),
    state: conversation.state,
    conversationNo: conversation.no,
    botBreak,
  });
}

type Shown = string | HslElement;

/**
 * Takes the state maps of a reply in place of what was kept: Haptik does not say whether it
 * replaces or merges them. Protocol 2.2, 8.6.
 */
function take(
  { settings }: PlatformState,
  { node, user, conversation }: Occasion,
  { messages, isSuccess, conversationDetails, userDetails }: JudgedReply,
): Shown[] {
  if (conversationDetails) conversation.details = conversationDetails;
  if (userDetails) user.details = userDetails;
  if (isSuccess && settings.endNodes.includes(node)) conversation.complete();
  return [...messages];
}

/** A chat that waits for an agent already is not handed over again. Protocol 2.4. */
function afterBreak(state: PlatformState, { user, conversation }: Occasion): Shown[] {
  const { settings } = state;
  if (!settings.humanAssistance) return [settings.botBreakMessage];
  if (conversation.state !== 'pending') {
    const team = defaultTeamOf(settings);
    state.handOver({ userName: user.userName, team, countdown: 0, by: 'platform' });
  }
  return [];
}

function wireOf(message: Shown): string {
  return typeof message === 'string' ? message : JSON.stringify(message);
}
