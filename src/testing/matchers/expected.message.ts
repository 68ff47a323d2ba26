import { parse } from '../../hsl/parse/parse.js';
import type { HslElement } from '../../hsl/wire/hsl.element.js';
import type { MatcherContext } from './matcher.context.js';

/** A matcher of the test runner, e.g. `expect.objectContaining({ type: 'BUTTON' })`. */
interface AsymmetricMatcher {
  asymmetricMatch(other: unknown): boolean;
}

/**
 * An expected message of a reply. A string or a regular expression is compared with a text, or with the text
 * of a rich element. An element is compared as a whole.
 */
export type ExpectedMessage = string | RegExp | HslElement | AsymmetricMatcher;

/** Whether a message of a reply is the expected one. */
export function matchesMessage(
  context: MatcherContext,
  message: string | HslElement,
  expected: ExpectedMessage,
): boolean {
  if (typeof expected === 'string') return textOf(message) === expected;
  if (expected instanceof RegExp) return expected.test(textOf(message));
  if ('asymmetricMatch' in expected) return context.equals(message, expected);
  return typeof message !== 'string' && context.equals(parse(message), parse(expected));
}

/**
 * The expected messages for a diff: those that match are replaced by what came, so that only the others
 * differ.
 */
export function toDiffable(
  context: MatcherContext,
  messages: readonly (string | HslElement)[],
  expected: readonly ExpectedMessage[],
): unknown[] {
  return expected.map((one, index) => {
    const message = messages[index];
    if (message !== undefined && matchesMessage(context, message, one)) return message;
    return one;
  });
}

/** The text that the user reads first: of a form its title. */
function textOf(message: string | HslElement): string {
  if (typeof message === 'string') return message;
  const { text, title } = message as HslElement & { readonly title?: string };
  return text || (title ?? '');
}
