import type { ChannelRules, LimitName, DisplayKind } from '../channel/channel.rules.js';
import { getActionKind, getActionMessage } from '../channel/action.kind.js';
import { normalizeLabel } from '../text/label.normalizer.js';
import { isReadable } from '../text/plain.text.js';
import type { Actionable } from '../wire/actionable.js';
import { staysDistinct, exceedsLength, shortenText, shortenTexts } from './text.shortener.js';

/** What {@link fit} did to an element. */
export type AdaptationKind =
  | 'label-shortened'
  | 'text-shortened'
  | 'text-split'
  | 'choices-written'
  | 'choice-omitted'
  | 'buttons-to-quick-replies'
  | 'choices-numbered'
  | 'carousel-split'
  | 'card-repeated'
  | 'carousel-to-text'
  | 'image-omitted'
  | 'video-to-link'
  | 'form-to-questions'
  | 'kind-to-text';

/** One change. Holds nothing of the element's texts. */
export interface AdaptationChange {
  readonly change: AdaptationKind;
  /** Where it was in the element that was given, or the list it was in; empty for the whole. */
  readonly path: string;
  readonly message: string;
}

const MESSAGES: Readonly<Record<AdaptationKind, string>> = {
  'label-shortened': 'a label was cut at a word',
  'text-shortened': 'a text was cut at a word',
  'text-split': 'a long text became several messages',
  'choices-written': 'choices that cannot be tapped here are written beneath the text',
  'choice-omitted': 'something to share or to rate is left out, since nothing does that here',
  'buttons-to-quick-replies': 'buttons became quick replies',
  'choices-numbered': 'choices became a numbered list; matchChoice() reads the answer',
  'carousel-split': 'a carousel became several',
  'card-repeated': 'a card with many actions is shown more than once',
  'carousel-to-text': 'a carousel became a text',
  'image-omitted': 'the pictures of cards are not shown',
  'video-to-link': 'a video became a link',
  'form-to-questions': 'a form became its questions',
  'kind-to-text': 'an element became a text',
};

/** The work on one element: what its channel shows, and what was changed so far. */
export class AdaptationContext {
  readonly #changes = new Map<string, AdaptationChange>();

  constructor(private readonly rules: ChannelRules) {}

  get changes(): readonly AdaptationChange[] {
    return [...this.#changes.values()];
  }

  recordChange(change: AdaptationKind, path = ''): void {
    this.#changes.set(`${change} ${path}`, { change, path, message: MESSAGES[change] });
  }

  /** What the channel shows at most. Advice is no limit. */
  getLimit(name: LimitName): number {
    const limit = this.rules.limits[name];
    return !limit || limit.severity === 'advice' ? Infinity : limit.max;
  }

  supports(kind: DisplayKind): boolean {
    return (this.rules.unsupported[kind]?.severity ?? 'advice') === 'advice';
  }

  canTap(control: 'button' | 'card', actionable: Actionable): boolean {
    const unsupported = this.rules.actions[control]?.[getActionKind(actionable)];
    return (unsupported?.severity ?? 'advice') === 'advice';
  }

  /** What is written out of the choices that cannot be tapped. */
  selectWritable(actionables: readonly Actionable[], path: string): readonly Actionable[] {
    const readable = this.selectReadable(actionables, path);
    if (readable.length > 0) this.recordChange('choices-written', path);
    return readable;
  }

  /** Without what is nothing unless it is tapped. */
  selectReadable(actionables: readonly Actionable[], path: string): readonly Actionable[] {
    const readable = actionables.filter(isReadable);
    if (readable.length < actionables.length) this.recordChange('choice-omitted', path);
    return readable;
  }

  /**
   * Labels within their limit, told apart by a number if they must be; each still says what it
   * said.
   *
   * @param pathOf where an actionable stood in the element that was given
   */
  shortenLabels(
    name: LimitName,
    actionables: readonly Actionable[],
    pathOf: (actionable: Actionable) => string,
  ): Actionable[] {
    const labels = actionables.map(({ actionable_text }) => actionable_text);
    const short = shortenTexts(labels, this.getLimit(name));
    return actionables.map((actionable, index) => {
      const label = short[index] ?? '';
      if (label === actionable.actionable_text) return actionable;
      this.recordChange('label-shortened', `${pathOf(actionable)}.actionable_text`);
      return { ...actionable, actionable_text: label, payload: keepMessage(actionable) };
    });
  }

  /** Whether labels are told apart once they are short enough, or the channel does not mind. */
  areDistinct(name: LimitName, labels: readonly string[]): boolean {
    const isUnique = new Set(labels.map(normalizeLabel)).size === labels.length;
    return staysDistinct(labels, this.getLimit(name)) && (isUnique || !this.rules.uniqueLabels);
  }

  shortenText(name: LimitName, path: string, text: string): string {
    const maxLength = this.getLimit(name);
    if (!exceedsLength(text, maxLength)) return text;
    this.recordChange('text-shortened', path);
    return shortenText(text, maxLength);
  }
}

/** What a tap says was the label, where nothing else was given; it must not be cut with it. */
function keepMessage(actionable: Actionable): Actionable['payload'] {
  const message = getActionMessage(actionable);
  return message === undefined ? actionable.payload : { ...actionable.payload, message };
}
