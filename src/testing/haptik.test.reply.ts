import type { ChannelLike } from '../hsl/channel/channel.js';
import type { Finding } from '../hsl/channel/finding.js';
import { text as textElement } from '../hsl/build/text.js';
import { validateForChannel } from '../hsl/validate/channel.validator.js';
import type { HslElement } from '../hsl/wire/hsl.element.js';
import type { CallFailure, MethodTime } from '../options/events/call.report.js';
import type { WatchedCall } from '../options/events/call.reports.js';
import type { CallHandoff } from '../options/haptik.event.js';
import { isJsonObject, type JsonObject, readObject } from '../payload/json.object.js';
import type { UnexpectedResponse } from './unexpected.response.js';
import { decodeElement, parseJsonOrUndefined } from './message.decoder.js';
import { compareState, type StateChanges } from './state.changes.js';

/** A finding of a message of a reply. */
export interface MessageFinding extends Finding {
  /** Position of the message in the reply, from 0. */
  readonly index: number;
}

/** What is known about the call of a reply. */
export interface ReplySource {
  /** Bytes of the body as sent. */
  readonly sent: Uint8Array;
  /** Undefined for an application without `HaptikModule`. */
  readonly call: WatchedCall | undefined;
  /** The channel of the call, when the test named one that has no code. */
  readonly channel?: ChannelLike;
  readonly explain: (answer: UnexpectedResponse) => string;
}

/**
 * The HTTP response to a call, and the reply in it. When the response is not a reply, for example a 401
 * or 404, the getters of the reply throw with a description of the response; the HTTP fields stay
 * readable.
 */
export class HaptikTestReply {
  private constructor(
    readonly httpStatus: number,
    readonly headers: Headers,
    /** The raw body. */
    readonly text: string,
    /** The parsed JSON body; undefined for other bodies. */
    readonly body: unknown,
    private readonly source: ReplySource,
  ) {}

  /** @internal */
  static async of(response: Response, source: ReplySource): Promise<HaptikTestReply> {
    const text = await response.text();
    const body = parseJsonOrUndefined(text);
    return new HaptikTestReply(response.status, response.headers, text, body, source);
  }

  /** `status` of the reply: success or failure. */
  get status(): boolean {
    return this.reply['status'] as boolean;
  }

  /** Messages of the reply, rich elements still encoded. */
  get response(): unknown[] {
    return this.reply['response'] as unknown[];
  }

  /** Messages of the reply in their order: texts, and decoded rich elements. */
  get messages(): (string | HslElement)[] {
    return this.response.map((message) => decodeElement(message) ?? String(message));
  }

  /** The plain texts of the reply. */
  get texts(): string[] {
    return this.messages.filter((message) => typeof message === 'string');
  }

  /** The rich elements of the reply, decoded. */
  get elements(): HslElement[] {
    return this.messages.filter((message) => typeof message !== 'string');
  }

  /** Undefined when the reply does not have the map, which leaves it unchanged. */
  get conversationDetails(): Record<string, unknown> | undefined {
    return this.reply['conversation_details'] as Record<string, unknown> | undefined;
  }

  /** Undefined when the reply does not have the map, which leaves it unchanged. */
  get userDetails(): Record<string, unknown> | undefined {
    return this.reply['user_details'] as Record<string, unknown> | undefined;
  }

  /**
   * The keys of the state maps that differ between the call and the reply.
   *
   * @example
   * expect(answer.stateChanges.conversationDetails).toEqual({ step: { from: 'cart', to: 'paid' } });
   */
  get stateChanges(): StateChanges {
    const { sent } = this;
    return {
      conversationDetails: compareState(
        readObject(sent, 'conversation_details'),
        this.conversationDetails,
      ),
      userDetails: compareState(readObject(sent, 'user_details'), this.userDetails),
    };
  }

  /** The handoffs that the call made or asked for, with their team and outcome. */
  get handoffs(): readonly CallHandoff[] {
    const handoff = this.source.call?.report?.handoff;
    return handoff ? [handoff] : [];
  }

  /** The time of the node method; undefined when no method was called. */
  get deadline(): MethodTime | undefined {
    return this.source.call?.report?.methodTime;
  }

  /** Why the call got no reply of its node method, such as the error that it threw; undefined if it got one. */
  get failure(): CallFailure | undefined {
    return this.source.call?.report?.failure;
  }

  /**
   * Problems of the messages on a channel, as `validateForChannel` finds them.
   *
   * @param channel @default the channel of the call
   * @example
   * expect(answer.findings('whatsapp')).toEqual([]);
   */
  findings(channel: ChannelLike = this.channel): MessageFinding[] {
    return this.messages.flatMap((message, index) => {
      const element = typeof message === 'string' ? textElement(message) : message;
      return validateForChannel(element, channel).map((finding) => ({ ...finding, index }));
    });
  }

  /** The body of the call. */
  private get sent(): JsonObject {
    const body = parseJsonOrUndefined(Buffer.from(this.source.sent).toString());
    return isJsonObject(body) ? body : {};
  }

  private get channel(): ChannelLike {
    const { device_platform: code } = readObject(this.sent, 'user');
    return this.source.channel ?? (code === undefined ? undefined : Number(code));
  }

  /** @throws Error when the response is not a reply */
  private get reply(): JsonObject {
    const { httpStatus, headers, text, body } = this;
    if (httpStatus === 200 && isReply(body)) return body;
    const type = headers.get('content-type');
    throw new Error(this.source.explain({ status: httpStatus, type, text }));
  }
}

function isReply(body: unknown): body is JsonObject {
  return (
    isJsonObject(body) && typeof body['status'] === 'boolean' && Array.isArray(body['response'])
  );
}
