import type { ChannelLike } from '../../hsl/channel/channel.js';
import { getChannelRules } from '../../hsl/channel/channel.js';
import { CHANNELS } from '../../hsl/channel/built.in.channels.js';
import { text as textElement } from '../../hsl/build/text.js';
import { validateForChannel } from '../../hsl/validate/channel.validator.js';
import { type HslElement, isHslElement } from '../../hsl/wire/hsl.element.js';
import type { CallHandoff } from '../../options/haptik.event.js';
import type { MessageFinding } from '../haptik.test.reply.js';
import { type ExpectedMessage, matchesMessage, toDiffable } from './expected.message.js';
import { createResult, type MatcherContext, type MatcherResult } from './matcher.context.js';
import { assertReply, describeFailure } from './received.reply.js';

/** An expected handoff. A key that is left out is not compared. */
export interface ExpectedHandoff {
  readonly team?: string;
  /** @default an accepted one: `delivered`, `queued` or `delegated-to-platform` */
  readonly outcome?: CallHandoff['outcome'];
  /** `requested` by the method, or the reason of its failure. */
  readonly reason?: CallHandoff['reason'];
}

const ACCEPTED: ReadonlySet<string> = new Set(['delivered', 'queued', 'delegated-to-platform']);

/** The matchers of the kit. */
export interface HaptikMatchers<R = unknown> {
  /**
   * The reply has `status: true`, and these messages in this order, or any messages if none is given.
   *
   * @param expected texts, regular expressions, or rich elements; a text is also compared with that of an element
   */
  toSucceedWith(...expected: ExpectedMessage[]): R;
  /** The reply has `status: false`, and these messages in this order, or any messages if none is given. */
  toFailWith(...expected: ExpectedMessage[]): R;
  /** The call handed the chat off to a human agent. */
  toHandOff(expected?: ExpectedHandoff): R;
  /**
   * The channel shows all messages of the reply, or the element, unchanged: there is no finding but advice.
   *
   * @param channel @default the channel of the call
   */
  toFitChannel(channel?: ChannelLike): R;
}

/**
 * Matchers for replies of `haptikBot`. Importing `nestjs-haptik/testing/jest` or
 * `nestjs-haptik/testing/vitest` registers them, with their types.
 *
 * @example
 * expect.extend(haptikMatchers);
 */
export const haptikMatchers = {
  toSucceedWith(
    this: MatcherContext,
    received: unknown,
    ...expected: ExpectedMessage[]
  ): MatcherResult {
    return compareReply(this, 'toSucceedWith', received, true, expected);
  },

  toFailWith(
    this: MatcherContext,
    received: unknown,
    ...expected: ExpectedMessage[]
  ): MatcherResult {
    return compareReply(this, 'toFailWith', received, false, expected);
  },

  toHandOff(
    this: MatcherContext,
    received: unknown,
    expected: ExpectedHandoff = {},
  ): MatcherResult {
    assertReply('toHandOff', received);
    assertExpectedHandoff(expected);
    const { handoffs } = received;
    const { printExpected, printReceived } = this.utils;
    return createResult(this, 'toHandOff', handoffs.some(isExpected(expected)), () => [
      `Expected: ${this.isNot ? 'not ' : ''}${printExpected({ outcome: [...ACCEPTED].join(' | '), ...expected })}`,
      `Received: ${handoffs.length === 0 ? 'no handoff' : printReceived(handoffs)}`,
      describeFailure(received),
    ]);
  },

  toFitChannel(this: MatcherContext, received: unknown, channel?: ChannelLike): MatcherResult {
    assertChannel(channel);
    const findings = findProblems(received, channel).filter(
      ({ severity }) => severity !== 'advice',
    );
    const name = getChannelRules(channel)?.name ?? 'the channel of the call';
    return createResult(this, 'toFitChannel', findings.length === 0, () => [
      this.isNot
        ? `${name} shows all messages unchanged.`
        : `${name} does not show all messages unchanged:`,
      ...findings.map(describeFinding),
    ]);
  },
};

function compareReply(
  context: MatcherContext,
  matcher: string,
  received: unknown,
  status: boolean,
  expected: readonly ExpectedMessage[],
): MatcherResult {
  assertReply(matcher, received);
  const { messages } = received;
  const isSameLength = messages.length === expected.length;
  const hasMessages =
    expected.length === 0 ||
    (isSameLength &&
      messages.every((message, index) => matchesMessage(context, message, expected[index] ?? '')));
  const { diff, printExpected, printReceived } = context.utils;
  return createResult(context, matcher, received.status === status && hasMessages, () => [
    received.status !== status && `Expected status: ${printExpected(status)}`,
    received.status !== status && `Received status: ${printReceived(received.status)}`,
    hasMessages && `Received messages: ${printReceived(messages)}`,
    !hasMessages && diff(toDiffable(context, messages, expected), messages),
    describeFailure(received),
  ]);
}

function isExpected({ team, outcome, reason }: ExpectedHandoff) {
  return (handoff: CallHandoff): boolean =>
    (team === undefined || handoff.team === team) &&
    (reason === undefined || handoff.reason === reason) &&
    (outcome === undefined ? ACCEPTED.has(handoff.outcome) : handoff.outcome === outcome);
}

/** @throws TypeError for what JavaScript tests may give instead, such as the name of a team */
function assertExpectedHandoff(expected: unknown): void {
  if (typeof expected === 'object' && expected !== null && !Array.isArray(expected)) return;
  const given = JSON.stringify(expected);
  const team = typeof expected === 'string' ? given : `'support'`;
  throw new TypeError(
    `toHandOff: ${given} is not an object. Name what you expect: toHandOff({ team: ${team} }).`,
  );
}

/** @throws TypeError for a misspelled name, which would have no findings. Numbers may be newer than the library. */
function assertChannel(channel: ChannelLike): void {
  if (typeof channel !== 'string' || getChannelRules(channel)) return;
  throw new TypeError(
    `toFitChannel: there is no channel "${channel}". Known: ${Object.keys(CHANNELS).join(', ')}.`,
  );
}

/** The findings of a reply, of an element, or of a text. */
function findProblems(received: unknown, channel: ChannelLike): readonly MessageFinding[] {
  const isMessage = typeof received === 'string' || isHslElement(received);
  if (isMessage) {
    const element: HslElement = typeof received === 'string' ? textElement(received) : received;
    return validateForChannel(element, channel).map((finding) => ({ ...finding, index: 0 }));
  }
  assertReply('toFitChannel', received);
  return channel === undefined ? received.findings() : received.findings(channel);
}

function describeFinding({ index, path, severity, message, source }: MessageFinding): string {
  const location = path === '' ? '' : `, ${path}`;
  return `  message ${index + 1}${location}: ${severity}: ${message} (${source})`;
}
