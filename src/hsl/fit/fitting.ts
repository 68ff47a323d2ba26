import type { ChannelRules, LimitName, ShownKind } from '../channel/channel.rules.js';
import { deedOf, messageOf, targetOf } from '../channel/deed.js';
import { lengthOf } from '../channel/length.js';
import type { Actionable } from '../wire/actionable.js';
import { shorten, shortenAll } from './shorten.js';

/** What {@link fit} did to an element. */
export type ChangeName =
  | 'label-shortened'
  | 'text-shortened'
  | 'text-split'
  | 'choices-written'
  | 'buttons-to-quick-replies'
  | 'choices-numbered'
  | 'carousel-split'
  | 'card-repeated'
  | 'carousel-to-text'
  | 'picture-left-out'
  | 'video-to-link'
  | 'form-to-questions'
  | 'kind-to-text';

/** One change. Holds nothing of the element's texts. */
export interface Change {
  readonly change: ChangeName;
  /** Where it was in the element that was given; empty for the element as a whole. */
  readonly path: string;
  readonly message: string;
}

const MESSAGES: Readonly<Record<ChangeName, string>> = {
  'label-shortened': 'a label was cut at a word',
  'text-shortened': 'a text of a card was cut at a word',
  'text-split': 'a long text became several messages',
  'choices-written': 'choices that cannot be tapped here are written beneath the text',
  'buttons-to-quick-replies': 'buttons became quick replies',
  'choices-numbered': 'choices became a numbered list; choiceOf() reads the answer',
  'carousel-split': 'a carousel became several',
  'card-repeated': 'a card with many actions is shown more than once',
  'carousel-to-text': 'a carousel became a text',
  'picture-left-out': 'the pictures of cards are not shown',
  'video-to-link': 'a video became a link',
  'form-to-questions': 'a form became its questions',
  'kind-to-text': 'an element became a text',
};

/** The work on one element: what its channel shows, and what was changed so far. */
export class Fitting {
  readonly #changes = new Map<string, Change>();

  constructor(private readonly rules: ChannelRules) {}

  get changes(): readonly Change[] {
    return [...this.#changes.values()];
  }

  note(change: ChangeName, path = ''): void {
    this.#changes.set(`${change} ${path}`, { change, path, message: MESSAGES[change] });
  }

  /** What the channel shows at most. Advice is no limit. */
  most(name: LimitName): number {
    const limit = this.rules.limits[name];
    return !limit || limit.severity === 'advice' ? Infinity : limit.most;
  }

  shows(kind: ShownKind): boolean {
    return this.rules.unsupported[kind] === undefined;
  }

  canTap(control: 'button' | 'card', actionable: Actionable): boolean {
    return this.rules.deeds[control]?.[deedOf(actionable)] === undefined;
  }

  /** Those that can be tapped, and those that are written out; undefined when one is neither. */
  part(
    actionables: readonly Actionable[],
    canTap: (actionable: Actionable) => boolean,
  ): { tapped: readonly Actionable[]; written: readonly Actionable[] } | undefined {
    const tapped = actionables.filter(canTap);
    const written = actionables.filter((actionable) => !canTap(actionable));
    return written.every((it) => targetOf(it) !== undefined) ? { tapped, written } : undefined;
  }

  /**
   * Labels within their limit, that are still told apart and still say what they said.
   *
   * @param pathOf where an actionable stood in the element that was given
   */
  label(
    name: LimitName,
    actionables: readonly Actionable[],
    pathOf: (actionable: Actionable) => string,
  ): Actionable[] {
    const labels = actionables.map(({ actionable_text }) => actionable_text);
    const short = shortenAll(labels, this.most(name));
    return actionables.map((actionable, index) => {
      const label = short[index] ?? '';
      if (label === actionable.actionable_text) return actionable;
      this.note('label-shortened', `${pathOf(actionable)}.actionable_text`);
      return { ...actionable, actionable_text: label, payload: saidBy(actionable) };
    });
  }

  shorten(name: LimitName, path: string, text: string): string {
    const most = this.most(name);
    if (lengthOf(text) <= most) return text;
    this.note('text-shortened', path);
    return shorten(text, most);
  }
}

/** What a tap says was the label, where nothing else was given; it must not be cut with it. */
function saidBy(actionable: Actionable): Actionable['payload'] {
  const message = messageOf(actionable);
  return message === undefined ? actionable.payload : { ...actionable.payload, message };
}
