import type { ChannelRules, LimitName, ShownKind } from '../channel/channel.rules.js';
import { actionKindOf, messageOf } from '../channel/action.kind.js';
import { labelKey } from '../words/label.key.js';
import { isReadable } from '../words/plain.text.js';
import type { Actionable } from '../wire/actionable.js';
import { areApart, isLonger, shorten, shortenAll } from './shorten.js';

/** What {@link fit} did to an element. */
export type ChangeName =
  | 'label-shortened'
  | 'text-shortened'
  | 'text-split'
  | 'choices-written'
  | 'choice-left-out'
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
  /** Where it was in the element that was given, or the list it was in; empty for the whole. */
  readonly path: string;
  readonly message: string;
}

const MESSAGES: Readonly<Record<ChangeName, string>> = {
  'label-shortened': 'a label was cut at a word',
  'text-shortened': 'a text was cut at a word',
  'text-split': 'a long text became several messages',
  'choices-written': 'choices that cannot be tapped here are written beneath the text',
  'choice-left-out': 'something to share or to rate is left out, since nothing does that here',
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
    return (this.rules.unsupported[kind]?.severity ?? 'advice') === 'advice';
  }

  canTap(control: 'button' | 'card', actionable: Actionable): boolean {
    const unsupported = this.rules.actions[control]?.[actionKindOf(actionable)];
    return (unsupported?.severity ?? 'advice') === 'advice';
  }

  /** What is written out of the choices that cannot be tapped. */
  write(actionables: readonly Actionable[], path: string): readonly Actionable[] {
    const readable = this.readable(actionables, path);
    if (readable.length > 0) this.note('choices-written', path);
    return readable;
  }

  /** Without what is nothing unless it is tapped. */
  readable(actionables: readonly Actionable[], path: string): readonly Actionable[] {
    const readable = actionables.filter(isReadable);
    if (readable.length < actionables.length) this.note('choice-left-out', path);
    return readable;
  }

  /**
   * Labels within their limit, told apart by a number if they must be; each still says what it
   * said.
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

  /** Whether labels are told apart once they are short enough, or the channel does not mind. */
  areApart(name: LimitName, labels: readonly string[]): boolean {
    const isUnique = new Set(labels.map(labelKey)).size === labels.length;
    return areApart(labels, this.most(name)) && (isUnique || !this.rules.uniqueLabels);
  }

  shorten(name: LimitName, path: string, text: string): string {
    const most = this.most(name);
    if (!isLonger(text, most)) return text;
    this.note('text-shortened', path);
    return shorten(text, most);
  }
}

/** What a tap says was the label, where nothing else was given; it must not be cut with it. */
function saidBy(actionable: Actionable): Actionable['payload'] {
  const message = messageOf(actionable);
  return message === undefined ? actionable.payload : { ...actionable.payload, message };
}
