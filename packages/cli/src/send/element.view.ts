import {
  type Card,
  type Choice,
  type HslElement,
  isKind,
  listChoices,
  parse,
  toPlainText,
} from 'nestjs-haptik/hsl';
import type { Terminal } from '../terminal.js';

type Style = Terminal['style'];

/** Renders a message for a terminal: its texts, its images, and a line for each button. */
export function renderMessage(message: string | HslElement, style: Style): string[] {
  if (typeof message === 'string') return toLines(message);
  const element = parse(message);
  if (!element) return [];
  const buttons = (): string[] => listChoices(element).map((choice) => renderChoice(choice, style));
  if (isKind(element, 'TEXT') || isKind(element, 'BUTTON')) {
    return [...toLines(element.text), ...buttons()];
  }
  if (isKind(element, 'CAROUSEL')) {
    const cards = element.data.items.flatMap((card) => renderCard(element, card, style));
    return [...toLines(element.text), ...cards];
  }
  const text = toPlainText(element);
  const name = style('dim', `(${element.type}, which the user does not read)`);
  return text === '' ? [name] : toLines(text);
}

function renderCard(carousel: HslElement, card: Card, style: Style): string[] {
  const { title, sub_title, description, meta, thumbnail } = card;
  const [first = '', ...others] = [title, sub_title, description, meta].filter((text) => text);
  // The choices of a carousel with this card alone are those of the card.
  const choices = listChoices({
    ...carousel,
    data: { ...carousel.data, items: [card] },
  });
  return [
    `┌ ${style('bold', clean(first))}`,
    ...others.map((text) => `│ ${clean(text)}`),
    ...(thumbnail.image ? [`│ ${style('dim', `image ${clean(thumbnail.image)}`)}`] : []),
    ...choices.map((choice) => `│ ${renderChoice(choice, style)}`),
    '└',
  ];
}

function renderChoice({ label, message, gogoMessage, target }: Choice, style: Style): string {
  const sent = gogoMessage ?? message;
  const effect = target ?? (sent === undefined || sent === label ? undefined : `sends "${sent}"`);
  const button = style('cyan', `[ ${clean(label)} ]`);
  return effect === undefined ? button : `${button} ${style('dim', clean(effect))}`;
}

function toLines(text: string): string[] {
  return text.split('\n').map(clean);
}

/** Removes control characters of the reply, which a terminal would interpret. */
function clean(text: string): string {
  return text.replaceAll(/\p{Cc}/gu, ' ');
}
