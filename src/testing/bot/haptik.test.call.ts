import type { Channel } from '../../hsl/channel/built.in.channels.js';
import type { CallInput } from '../call.input.js';
import type { HaptikTestReply } from '../haptik.test.reply.js';
import { getDevicePlatformCode } from './device.platform.code.js';

/** Where an entity comes from. Protocol 1.6. */
export interface EntityOrigin {
  /** @default 'message' */
  readonly detection?: string;
  /** The text that the user typed. @default the value */
  readonly originalText?: string;
}

/** Sends a call that a test has built. */
export type CallSender = (
  input: CallInput,
  channel: Channel | undefined,
) => Promise<HaptikTestReply>;

/**
 * A call to a node, built step by step. Each step returns a new call, so that tests can share a beginning.
 *
 * @example
 * const order = bot.node('order_status').entity('order_id', 'A17').on('whatsapp');
 * expect(await order.send()).toSucceedWith('Order A17 is on its way.');
 * expect(await order.language('hi').send()).toSucceedWith(/A17/);
 */
export class HaptikTestCall {
  /** @internal */
  constructor(
    private readonly sender: CallSender,
    private readonly input: CallInput = {},
    private readonly channel?: Channel,
  ) {}

  /**
   * Sets an entity.
   *
   * @param value a value, a list of values, or items in the wire format; `null` for one that was not collected
   */
  entity(name: string, value: unknown, origin?: EntityOrigin): HaptikTestCall {
    return this.entities({ [name]: origin ? toItem(value, origin) : value });
  }

  /** Sets several entities by their names. */
  entities(values: Readonly<Record<string, unknown>>): HaptikTestCall {
    return this.with({ entities: { ...this.input.entities, ...values } });
  }

  /** Sets `user.language_code`, e.g. `hi` or `hi-IN`. */
  language(code: string): HaptikTestCall {
    return this.user({ language_code: code });
  }

  /**
   * Sets the channel of the user, on which the findings of the reply depend, too.
   *
   * @param channel a name, or a number of `user.device_platform`
   */
  on(channel: Channel | number): HaptikTestCall {
    const user = { ...this.input.user, device_platform: getDevicePlatformCode(channel) };
    const named = typeof channel === 'string' ? channel : undefined;
    return new HaptikTestCall(this.sender, { ...this.input, user }, named);
  }

  /** Sets fields of `user` by their wire names, e.g. `{ user_name: 'asha' }`. */
  user(fields: Readonly<Record<string, unknown>>): HaptikTestCall {
    return this.with({ user: { ...this.input.user, ...fields } });
  }

  /** Sets `conversation_details`. */
  conversationDetails(details: Readonly<Record<string, unknown>>): HaptikTestCall {
    return this.with({ conversationDetails: details });
  }

  /** Sets `user_details`. */
  userDetails(details: Readonly<Record<string, unknown>>): HaptikTestCall {
    return this.with({ userDetails: details });
  }

  /** Sets environment variables of the bot. */
  env(variables: Readonly<Record<string, string>>): HaptikTestCall {
    return this.with({ envVariables: { ...this.input.envVariables, ...variables } });
  }

  conversationNo(number: number | string): HaptikTestCall {
    return this.with({ conversationNo: number });
  }

  /** Sets any parts of the call, also further fields of the body by `extra`. */
  with(input: CallInput): HaptikTestCall {
    return new HaptikTestCall(this.sender, { ...this.input, ...input }, this.channel);
  }

  /** Sends the call, signed, and reads the reply. A call can be sent more than once. */
  send(): Promise<HaptikTestReply> {
    return this.sender(this.input, this.channel);
  }
}

function toItem(value: unknown, { detection = 'message', originalText }: EntityOrigin): object {
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return { entity_value: value, detection, original_text: originalText ?? text };
}
