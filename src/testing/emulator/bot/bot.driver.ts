import { HaptikSetupError } from '../../../haptik.error.js';
import { sign } from '../../../signature/signature.js';
import type { EmulatorWebhook } from '../emulator.options.js';
import type { FaultPlan } from '../faults/fault.plan.js';
import type { EmulatorState } from '../emulator.state.js';
import { callBot } from './bot.caller.js';
import { encodeCall } from './call.encoder.js';
import type { EmulatorTurn, TriggerInput } from './emulator.turn.js';
import { validateReply } from './reply.validator.js';
import { completeTurn } from './turn.completion.js';

/** The bot side of the platform: calls nodes, and applies replies to chats. */
export class BotDriver {
  webhook: EmulatorWebhook | undefined;

  constructor(private readonly faults: FaultPlan) {}

  /** @throws HaptikSetupError when no bot is connected */
  async triggerNode(
    state: EmulatorState,
    signal: AbortSignal,
    node: string,
    input: TriggerInput,
  ): Promise<EmulatorTurn> {
    const { url, secret } = this.getWebhook();
    const { user_name } = input.user ?? {};
    const user = state.users.findOrCreate(typeof user_name === 'string' ? user_name : 'guest-1');
    state.addUserMessage(user, input.userMessage ?? node);
    const conversation = user.openConversation();
    const bytes = encodeCall(node, input, user, conversation);
    const botResponse = await callBot({
      url: new URL(url),
      bytes,
      headers: {
        'Content-Type': 'application/json',
        ...(secret !== undefined && { 'X-Hub-Signature': sign(bytes, secret) }),
      },
      timeoutMs: state.settings.replyTimeoutMs,
      fault: this.faults.takeNext('triggerNode'),
      signal,
    });
    return completeTurn(state, { node, user, conversation }, validateReply(botResponse));
  }

  private getWebhook(): EmulatorWebhook {
    if (this.webhook) return this.webhook;
    throw new HaptikSetupError(
      'HaptikPlatformEmulator: no bot is connected. Call connect({ url, secret }) with the URL of ' +
        'its endpoint, such as "http://127.0.0.1:3000/haptik", before triggerNode().',
    );
  }
}
