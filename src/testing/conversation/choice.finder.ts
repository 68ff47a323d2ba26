import { normalizeLabel } from '../../hsl/text/label.normalizer.js';
import { findClosestMatch } from '../../closest.match.js';
import type { HaptikTestReply } from '../haptik.test.reply.js';
import { type ChatChoice, getChoiceEffect, listChatChoices } from './chat.choice.js';

/**
 * Finds what a user taps: a choice of the last reply, or one of an earlier reply that stays in the chat.
 *
 * @param card the title of its card, where several cards have the label
 * @throws Error when no choice matches, or more than one, with all choices
 */
export function findChoice(
  replies: readonly HaptikTestReply[],
  label: string,
  card: string | undefined,
): ChatChoice {
  const [last, ...earlier] = replies.toReversed();
  if (!last) {
    throw new Error(
      `There is no reply yet, so nothing has the label "${label}". Call a node first: chat.node('...').send().`,
    );
  }
  const inLast = listAll(last);
  const matches = matchAll(inLast, label, card);
  if (matches.length === 0) {
    for (const reply of earlier) {
      const [match] = matchAll(
        listAll(reply).filter(({ stays }) => stays),
        label,
        card,
      );
      if (match) return match;
    }
    throw new Error(explainMissing(inLast, label, card));
  }
  return onlyOne(matches, label);
}

function listAll({ messages }: HaptikTestReply): ChatChoice[] {
  return messages.flatMap(listChatChoices);
}

function matchAll(
  choices: readonly ChatChoice[],
  label: string,
  card: string | undefined,
): ChatChoice[] {
  const wanted = normalizeLabel(label);
  return choices.filter(
    (choice) =>
      normalizeLabel(choice.label) === wanted && (card === undefined || choice.card === card),
  );
}

/** Several choices with one label are one choice if they do the same. */
function onlyOne(matches: readonly ChatChoice[], label: string): ChatChoice {
  const effects = new Set(matches.map((match) => JSON.stringify(getChoiceEffect(match))));
  const [first] = matches;
  if (first && effects.size === 1) return first;
  const cards = matches.map(({ card }) => `"${card ?? ''}"`).join(', ');
  throw new Error(
    matches.every(({ card }) => card !== undefined)
      ? `"${label}" is on several cards. Name the card: { card: ... } is one of ${cards}.`
      : `"${label}" is the label of ${matches.length} buttons with different actions, and users cannot tell which is which. ` +
          'Give them different labels.',
  );
}

function explainMissing(
  choices: readonly ChatChoice[],
  label: string,
  card: string | undefined,
): string {
  const where = card === undefined ? '' : ` on the card "${card}"`;
  if (choices.length === 0)
    return `The last reply has nothing to tap, and so no "${label}"${where}.`;
  const closest = findClosestMatch(
    label,
    choices.map((choice) => choice.label),
  );
  const hint = closest === undefined || closest === label ? '' : ` Did you mean "${closest}"?`;
  return `The last reply has no "${label}"${where}.${hint} It has ${choices.map(describe).join(', ')}.`;
}

function describe({ label, card }: ChatChoice): string {
  return card === undefined ? `"${label}"` : `"${label}" (card "${card}")`;
}
