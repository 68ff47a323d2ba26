import type { ChannelRules, LimitName, DisplayKind } from '../channel/channel.rules.js';
import { getActionKind, getActionMessage } from '../channel/action.kind.js';
import { normalizeLabel } from '../text/label.normalizer.js';
import { isReadable } from '../text/plain.text.js';
import type { Actionable } from '../wire/actionable.js';
import { staysDistinct, exceedsLength, shortenText, shortenTexts } from './text.shortener.js';

/** A change that {@link adaptToChannel} makes to an element. */
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

/** One change of {@link adaptToChannel}. Contains none of the element's texts. */
export interface AdaptationChange {
  readonly change: AdaptationKind;
  /** Path in the original element, or of the list there; empty for the whole element. */
  readonly path: string;
  readonly message: string;
}

const MESSAGES: Readonly<Record<AdaptationKind, string>> = {
  'label-shortened': 'a label was shortened',
  'text-shortened': 'a text was shortened',
  'text-split': 'a long text was split into several messages',
  'choices-written': 'choices that cannot be tapped were written below the text',
  'choice-omitted': 'an action to share or to give feedback was omitted',
  'buttons-to-quick-replies': 'buttons became quick replies',
  'choices-numbered': 'choices became a numbered list; matchChoice() resolves the answer',
  'carousel-split': 'a carousel was split into several',
  'card-repeated': 'a card with many actions was repeated',
  'carousel-to-text': 'a carousel became a text',
  'image-omitted': 'the images of cards were omitted',
  'video-to-link': 'a video became a link',
  'form-to-questions': 'a form became a list of questions',
  'kind-to-text': 'an element became a text',
};

/** The adaptation of one element: the rules of its channel and the changes so far. */
export class AdaptationContext {
  readonly #changes = new Map<string, AdaptationChange>();

  constructor(private readonly rules: ChannelRules) {}

  get changes(): readonly AdaptationChange[] {
    return [...this.#changes.values()];
  }

  recordChange(change: AdaptationKind, path = ''): void {
    this.#changes.set(`${change} ${path}`, { change, path, message: MESSAGES[change] });
  }

  /** The maximum that the channel supports; Infinity without a limit. Advice does not limit. */
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

  /** The choices to write into the text because they cannot be tapped. */
  selectWritable(actionables: readonly Actionable[], path: string): readonly Actionable[] {
    const readable = this.selectReadable(actionables, path);
    if (readable.length > 0) this.recordChange('choices-written', path);
    return readable;
  }

  /** Omits choices that have no meaning as text, such as sharing. */
  selectReadable(actionables: readonly Actionable[], path: string): readonly Actionable[] {
    const readable = actionables.filter(isReadable);
    if (readable.length < actionables.length) this.recordChange('choice-omitted', path);
    return readable;
  }

  /**
   * Shortens labels to their limit and numbers those that would no longer be distinct. The
   * message of a tap stays the same.
   *
   * @param pathOf path of an actionable in the original element
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

  /** Whether shortened labels stay distinct as far as the channel requires it. */
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

/** The message of a tap defaults to the label, so a shortened label needs an explicit message. */
function keepMessage(actionable: Actionable): Actionable['payload'] {
  const message = getActionMessage(actionable);
  return message === undefined ? actionable.payload : { ...actionable.payload, message };
}
