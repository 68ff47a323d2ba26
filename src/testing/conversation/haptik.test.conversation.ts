import type { Channel } from '../../hsl/channel/built.in.channels.js';
import type { FormElement } from '../../hsl/wire/elements.js';
import type { JsonObject } from '../../payload/json.object.js';
import type { BotUnderTest } from '../bot/bot.under.test.js';
import { HaptikTestCall } from '../bot/haptik.test.call.js';
import type { CallInput } from '../call.input.js';
import type { ChatState } from '../emulator/chats/conversation.js';
import type { HaptikTestReply } from '../haptik.test.reply.js';
import { ChatProgress } from './chat.progress.js';
import { type ChoiceEffect, getChoiceEffect } from './chat.choice.js';
import { findChoice } from './choice.finder.js';
import { explainMissingTarget, findInFlow, type FlowTarget } from './flow.js';
import type { HaptikTestConversationOptions } from './haptik.test.conversation.options.js';
import { HaptikTestForm, listForms } from './haptik.test.form.js';

/** How a test names the choice and where it leads to. */
export interface PressOptions extends Partial<FlowTarget> {
  /** Title of the card, where several cards have the label. */
  readonly card?: string;
}

type Send = (node: string, input: CallInput, channel?: Channel) => Promise<HaptikTestReply>;

/**
 * A conversation of one user with a bot. The state maps of each reply and the number of the conversation are
 * sent with the next call, and the state of the chat follows the rules of protocol 2.3 and 2.4.
 *
 * @example
 * const chat = bot.conversation({ flow: { Cancel: 'cancel_order' } });
 * await chat.node('order_status').entity('order_id', 'A17').send();
 * expect(await chat.press('Cancel')).toSucceedWith('Order A17 is cancelled.');
 */
export class HaptikTestConversation {
  readonly #progress: ChatProgress;
  readonly #replies: HaptikTestReply[] = [];

  /** @internal */
  constructor(
    private readonly bot: BotUnderTest,
    private readonly options: HaptikTestConversationOptions & { readonly userName: string },
    private readonly sender: Send,
  ) {
    this.#progress = new ChatProgress(options);
  }

  get userName(): string {
    return this.options.userName;
  }

  /** `bot`, `pending` while an agent is called or answers, or `complete`. */
  get state(): ChatState {
    return this.#progress.state;
  }

  get conversationNo(): number | string {
    return this.#progress.conversationNo;
  }

  /** `conversation_details` of the next call. */
  get conversationDetails(): JsonObject {
    return this.#progress.conversationDetails;
  }

  /** `user_details` of the next call. */
  get userDetails(): JsonObject {
    return this.#progress.userDetails;
  }

  /** The replies in their order. */
  get replies(): readonly HaptikTestReply[] {
    return this.#replies;
  }

  /**
   * A call to a node, with the state of the conversation. It opens a new conversation when the last one is
   * complete.
   *
   * @throws Error when no method handles the node; `send` throws it when the reply is a bot break, or the chat is with an
   *   agent
   */
  node(name: string): HaptikTestCall {
    this.bot.validateNode(name);
    const { language, channel, env } = this.options;
    const call = new HaptikTestCall((input, on) => this.send(name, input, on), {
      ...(env && { envVariables: env }),
      ...(language !== undefined && { user: { language_code: language } }),
    });
    return channel === undefined ? call : call.on(channel);
  }

  /**
   * Taps what has a label: a button, a quick reply, an action of a card, an item of a tab list. If it sends a
   * message or an input of the user, the node is called that it leads to.
   *
   * @param label of the last reply; buttons of earlier replies stay in the chat, quick replies do not
   * @throws Error when nothing has the label, the tap calls no node, the node is not named, or the chat is with an agent
   */
  async press(
    label: string,
    { card, node, entities }: PressOptions = {},
  ): Promise<HaptikTestReply> {
    const choice = findChoice(this.#replies, label, card);
    const effect = getChoiceEffect(choice);
    const what = describeCallingEffect(label, effect);
    const target = { node, entities };
    return this.follow(label, target, what);
  }

  /**
   * The URL or phone number that a button opens. Haptik calls no node for it.
   *
   * @throws Error when nothing has the label, or it opens nothing
   */
  link(label: string, { card }: Pick<PressOptions, 'card'> = {}): string {
    const effect = getChoiceEffect(findChoice(this.#replies, label, card));
    if (effect.kind === 'target') return effect.target;
    throw new Error(
      `"${label}" opens no page and calls no number. Tap it: chat.press('${label}').`,
    );
  }

  /**
   * A form of the last reply.
   *
   * @param title when the reply has several forms
   * @throws Error when the reply has no such form
   */
  form(title?: string): HaptikTestForm {
    const last = this.#replies.at(-1);
    const forms = last ? listForms(last) : [];
    const form = forms.find((one) => title === undefined || one.title === title);
    if (form) return new HaptikTestForm(form, (...entered) => this.submit(...entered));
    const titles = forms.map((one) => `"${one.title}"`).join(', ');
    const wanted = title === undefined ? 'form' : `form "${title}"`;
    throw new Error(`The last reply has no ${wanted}. ${titles ? `It has ${titles}.` : ''}`.trim());
  }

  /** An agent completes the chat. The next call is of a new conversation. */
  complete(): void {
    this.#progress.complete();
  }

  private submit(
    { title }: FormElement,
    entered: JsonObject,
    { node, entities }: Partial<FlowTarget>,
  ): Promise<HaptikTestReply> {
    return this.follow(title, { node, entities: { ...entered, ...entities } }, 'is a form');
  }

  /** Calls the node that a label leads to: that of the test, else of the flow. */
  private async follow(
    label: string,
    given: { readonly node: string | undefined; readonly entities: JsonObject | undefined },
    what: string,
  ): Promise<HaptikTestReply> {
    const flow = findInFlow(this.options.flow ?? {}, label);
    const node = given.node ?? flow?.node;
    if (node === undefined) {
      throw new Error(explainMissingTarget({ label }, what, this.bot.nodeNames));
    }
    const detected = node === flow?.node ? flow.entities : undefined;
    return this.node(node)
      .entities({ ...detected, ...given.entities })
      .send();
  }

  private async send(node: string, input: CallInput, channel?: Channel): Promise<HaptikTestReply> {
    const state = this.#progress.open(input);
    const user = { user_name: this.userName, ...input.user };
    const reply = await this.sender(node, { ...input, ...state, user }, channel);
    this.#progress.apply(node, reply);
    this.#replies.push(reply);
    return reply;
  }
}

/** @throws Error for an effect that calls no node */
function describeCallingEffect(label: string, effect: ChoiceEffect): string {
  switch (effect.kind) {
    case 'message':
      return `sends the message "${effect.message}"`;
    case 'input':
      return 'sends an input of the user';
    case 'target':
      throw new Error(
        `"${label}" opens ${effect.target}, and Haptik calls no node for it. Read it: chat.link('${label}').`,
      );
    case 'other':
      throw new Error(
        `"${label}" is ${effect.action}, which the app of the user does itself: Haptik calls no node for it. ` +
          'Assert on answer.elements instead.',
      );
  }
}
