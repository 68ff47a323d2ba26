import {
  type AdaptationChange,
  adaptToChannel,
  type ChannelRules,
  type Finding,
  type HslElement,
  validateForChannel,
} from 'nestjs-haptik/hsl';
import { type BotBreak, validateReply } from 'nestjs-haptik/internal/cli';
import type { WebhookResponse } from './webhook.client.js';

/** A message of a reply, and how a channel shows it. */
export interface MessageReport {
  /** The message as sent: a text or an element. */
  readonly sent: string | HslElement;
  /** What the channel shows, after the changes. */
  readonly shown: readonly (string | HslElement)[];
  readonly changes: readonly AdaptationChange[];
  readonly findings: readonly Finding[];
}

/** A change of one key of a state map. */
export interface StateChange {
  readonly map: 'conversation_details' | 'user_details';
  readonly key: string;
  readonly kind: 'added' | 'changed' | 'omitted';
  readonly before?: unknown;
  readonly after?: unknown;
}

/** What Haptik makes of a response. */
export interface ReplyReport {
  readonly outcome: 'success' | 'failure' | 'bot-break';
  readonly botBreak?: BotBreak;
  readonly messages: readonly MessageReport[];
  readonly stateChanges: readonly StateChange[];
}

/** The state maps that were sent with a call. */
export interface SentState {
  readonly conversation_details?: unknown;
  readonly user_details?: unknown;
}

/**
 * Judges a response as Haptik does, and shows its messages as a channel does. Protocol 2.
 *
 * @param rules the channel; undefined for an unknown one
 */
export function reportReply(
  { status, bytes }: Pick<WebhookResponse, 'status' | 'bytes'>,
  rules: ChannelRules | undefined,
  sent: SentState,
): ReplyReport {
  const { reply, botBreak } = validateReply({
    kind: 'answered',
    status,
    text: bytes.toString('utf8'),
  });
  if (!reply) return { outcome: 'bot-break', botBreak, messages: [], stateChanges: [] };
  return {
    outcome: reply.isSuccess ? 'success' : 'failure',
    messages: reply.messages.map((message) => reportMessage(message, rules)),
    stateChanges: [
      ...diffMaps('conversation_details', sent.conversation_details, reply.conversationDetails),
      ...diffMaps('user_details', sent.user_details, reply.userDetails),
    ],
  };
}

function reportMessage(
  message: string | HslElement,
  rules: ChannelRules | undefined,
): MessageReport {
  const element = typeof message === 'string' ? { type: 'TEXT', text: message } : message;
  const { elements, changes } = adaptToChannel(element, rules);
  const isPlain = typeof message === 'string' && changes.length === 0;
  return {
    sent: message,
    shown: isPlain ? [message] : elements,
    changes,
    findings: validateForChannel(element, rules),
  };
}

/** Haptik does not document whether a map of a reply replaces the stored one or is merged. Protocol 2.2. */
function diffMaps(
  map: StateChange['map'],
  sent: unknown,
  received: Readonly<Record<string, unknown>> | undefined,
): StateChange[] {
  if (!received) return [];
  const before = new Map(Object.entries(typeof sent === 'object' && sent !== null ? sent : {}));
  const after = new Map(Object.entries(received));
  const changes = [...after].flatMap(([key, value]): StateChange[] => {
    if (!before.has(key)) return [{ map, key, kind: 'added', after: value }];
    const old: unknown = before.get(key);
    const isSame = JSON.stringify(old) === JSON.stringify(value);
    return isSame ? [] : [{ map, key, kind: 'changed', before: old, after: value }];
  });
  const omitted = [...before].filter(([key]) => !after.has(key));
  return [
    ...changes,
    ...omitted.map(([key, value]): StateChange => ({ map, key, kind: 'omitted', before: value })),
  ];
}
