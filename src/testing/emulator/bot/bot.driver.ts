import { HaptikSetupError } from '../../../haptik.error.js';
import { sign } from '../../../signature/signature.js';
import type { EmulatorWebhook } from '../emulator.options.js';
import type { EmulatorState } from '../emulator.state.js';
import type { FaultPlan } from '../faults/fault.plan.js';
import { callBot } from './bot.caller.js';
import { encodeCall } from './call.encoder.js';
import type { CallOptions, EmulatorCall, SendOptions } from './emulator.call.js';
import type { EmulatorTurn, TriggerInput } from './emulator.turn.js';
import { validateReply } from './reply.validator.js';
import { completeTurn } from './turn.completion.js';

/** The bot side of the platform: calls nodes, and applies replies to chats. */
export class BotDriver {
  webhook: EmulatorWebhook | undefined;

  constructor(private readonly faults: FaultPlan) {}

  /**
   * Adds the message of the user, and creates the call.
   *
   * @throws HaptikSetupError when no bot is connected
   */
  prepareCall(
    state: EmulatorState,
    node: string,
    input: TriggerInput,
    { webhook = this.getWebhook(), headers, body, transformBody, isEndNode }: CallOptions,
  ): EmulatorCall {
    const { user_name } = input.user ?? {};
    const user = state.users.findOrCreate(typeof user_name === 'string' ? user_name : 'guest-1');
    const message = state.addUserMessage(user, input.userMessage ?? node);
    const conversation = user.openConversation();
    const encoded =
      body === undefined ? encodeCall(node, input, user, conversation) : Buffer.from(body);
    const bytes = transformBody ? transformBody(encoded) : encoded;
    const url = new URL(webhook.url);
    return Object.freeze({
      node,
      userName: user.userName,
      conversationNo: conversation.no,
      messageId: message.id,
      url: url.href,
      headers: Object.freeze({
        Host: url.host,
        'Content-Type': 'application/json',
        'Content-Length': String(bytes.length),
        ...(webhook.secret !== undefined && { 'X-Hub-Signature': sign(bytes, webhook.secret) }),
        ...headers,
        Connection: 'close',
      }),
      bytes,
      isEndNode: isEndNode ?? state.settings.endNodes.includes(node),
    });
  }

  /** Sends a call, and applies the reply to its conversation. */
  async sendCall(
    state: EmulatorState,
    signal: AbortSignal,
    { userName, conversationNo, url, headers, bytes, isEndNode }: EmulatorCall,
    { fault = this.faults.takeNext('triggerNode') }: SendOptions,
  ): Promise<EmulatorTurn> {
    const user = state.users.findOrCreate(userName);
    const conversation =
      user.conversations.find(({ no }) => no === conversationNo) ?? user.openConversation();
    const { botResponse, exchange } = await callBot({
      url: new URL(url),
      bytes,
      headers,
      timeoutMs: state.settings.replyTimeoutMs,
      fault,
      signal,
    });
    const context = { isEndNode, user, conversation };
    return Object.freeze({
      ...completeTurn(state, context, validateReply(botResponse)),
      exchange,
    });
  }

  private getWebhook(): EmulatorWebhook {
    if (this.webhook) return this.webhook;
    throw new HaptikSetupError(
      'HaptikPlatformEmulator: no bot is connected. Call connect({ url, secret }) with the URL of ' +
        'its endpoint, such as "http://127.0.0.1:3000/haptik", before triggerNode().',
    );
  }
}
