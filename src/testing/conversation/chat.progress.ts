import type { JsonObject } from '../../payload/json.object.js';
import type { CallInput } from '../call.input.js';
import { validateReply } from '../emulator/bot/reply.validator.js';
import type { ChatState } from '../emulator/chats/conversation.js';
import type { HaptikTestReply } from '../haptik.test.reply.js';
import type { HaptikTestConversationOptions } from './haptik.test.conversation.options.js';

/** Outcomes after which an agent has the chat, or will have it. */
const PENDING_OUTCOMES: ReadonlySet<string> = new Set([
  'delivered',
  'delegated-to-platform',
  'queued',
  'already-active',
]);

const PENDING =
  'The chat is with an agent, so Haptik calls no node. Complete it: chat.complete(). Or let the desk refuse the handoff.';

type StateKey = 'conversationNo' | 'conversationDetails' | 'userDetails';

/** The state of a chat, as it changes with each reply. Protocol 2.2, 2.3, 2.4. */
export class ChatProgress {
  state: ChatState = 'bot';
  conversationNo: number | string;
  conversationDetails: JsonObject;
  userDetails: JsonObject;

  constructor(private readonly options: HaptikTestConversationOptions) {
    this.conversationNo = options.conversationNo ?? 1;
    this.conversationDetails = options.conversationDetails ?? {};
    this.userDetails = options.userDetails ?? {};
  }

  /**
   * The state of the next call, of a new conversation after a complete one. What a test gives replaces it.
   *
   * @throws Error when no node can be called, or the new conversation has no number
   */
  open(given: CallInput): Required<Pick<CallInput, StateKey>> {
    if (this.state === 'pending') throw new Error(PENDING);
    if (this.state === 'complete') {
      this.conversationNo = given.conversationNo ?? nextNumber(this.conversationNo);
      this.state = 'bot';
      this.conversationDetails = {};
    }
    this.conversationNo = given.conversationNo ?? this.conversationNo;
    this.conversationDetails = given.conversationDetails ?? this.conversationDetails;
    this.userDetails = given.userDetails ?? this.userDetails;
    const { conversationNo, conversationDetails, userDetails } = this;
    return { conversationNo, conversationDetails, userDetails };
  }

  complete(): void {
    this.state = 'complete';
  }

  /** @throws Error when the reply is a bot break */
  apply(node: string, reply: HaptikTestReply): void {
    const isEmpty = Array.isArray((reply.body as JsonObject | undefined)?.['response'])
      ? reply.response.length === 0
      : false;
    if (isEmpty && this.options.humanAssistance) {
      this.state = 'pending';
      return;
    }
    const { httpStatus: status, text } = reply;
    const { botBreak } = validateReply({ kind: 'answered', status, text });
    if (botBreak) throw new Error(explainBotBreak(node, reply, botBreak.detail, isEmpty));
    this.conversationDetails = reply.conversationDetails ?? this.conversationDetails;
    this.userDetails = reply.userDetails ?? this.userDetails;
    if (reply.handoffs.some(({ outcome }) => PENDING_OUTCOMES.has(outcome))) this.state = 'pending';
    if (reply.status && this.options.endNodes?.includes(node)) this.state = 'complete';
  }
}

function nextNumber(no: number | string): number {
  const next = Number(no) + 1;
  if (Number.isFinite(next)) return next;
  throw new Error(
    `No conversation follows number "${no}". Give the number of the next one: .conversationNo(8).`,
  );
}

function explainBotBreak(
  node: string,
  reply: HaptikTestReply,
  detail: string,
  isEmpty: boolean,
): string {
  const line = `Node "${node}" breaks the bot: ${detail}. The user reads Haptik's bot-break message.`;
  if (isEmpty) {
    return `${line} If the business has human assistance, which moves the chat to an agent, say so: bot.conversation({ humanAssistance: true }).`;
  }
  try {
    return `${line} ${String(reply.status)}`;
  } catch (error) {
    return `${line}\n${(error as Error).message}`;
  }
}
