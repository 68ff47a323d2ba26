import { HaptikSetupError } from '../../../haptik.error.js';
import { sign } from '../../../signature/signature.js';
import type { EmulatorWebhook } from '../emulator.options.js';
import type { FaultPlan } from '../faults/fault.plan.js';
import type { PlatformState } from '../platform.state.js';
import { callBot } from './bot.caller.js';
import { callBytes } from './call.bytes.js';
import type { EmulatorTurn, ReachSketch } from './emulator.turn.js';
import { judge } from './reply.judge.js';
import { settle } from './turn.settler.js';

/** The bot side of the platform: calls nodes, and does with a chat what the answer says. */
export class BotDriver {
  webhook: EmulatorWebhook | undefined;

  constructor(private readonly faults: FaultPlan) {}

  /** @throws HaptikSetupError when nobody said where the bot is */
  async reach(
    state: PlatformState,
    signal: AbortSignal,
    node: string,
    sketch: ReachSketch,
  ): Promise<EmulatorTurn> {
    const { url, secret } = this.connected();
    const { user_name } = sketch.user ?? {};
    const user = state.users.named(typeof user_name === 'string' ? user_name : 'guest-1');
    state.hear(user, sketch.says ?? node);
    const conversation = user.open();
    const bytes = callBytes(node, sketch, user, conversation);
    const answer = await callBot({
      url: new URL(url),
      bytes,
      headers: {
        'Content-Type': 'application/json',
        ...(secret !== undefined && { 'X-Hub-Signature': sign(bytes, secret) }),
      },
      timeoutMs: state.settings.replyTimeoutMs,
      fault: this.faults.take('reach'),
      signal,
    });
    return settle(state, { node, user, conversation }, judge(answer));
  }

  private connected(): EmulatorWebhook {
    if (this.webhook) return this.webhook;
    throw new HaptikSetupError(
      'HaptikPlatformEmulator: no bot is connected. Call connect({ url, secret }) with the URL of ' +
        'its door, such as "http://127.0.0.1:3000/haptik", before reach().',
    );
  }
}
