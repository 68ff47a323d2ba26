import { type Card, isKind, type KnownElement } from '../wire/elements.js';
import type { HslElement } from '../wire/hsl.element.js';
import type { ShownKind } from './channel.rules.js';

/** What plays a video in the place of a picture. Protocol 3.7. */
const VIDEO = /^https?:\/\/(www\.)?youtube(-nocookie)?\.com\/embed\//;

/** The kind as a user sees it: a carousel of one card without texts and actions is a picture. */
export function shownKindOf(element: HslElement): ShownKind | undefined {
  const known = element as KnownElement;
  if (isKind(known, 'CAROUSEL')) {
    const { items } = known.data;
    const [card] = items;
    if (items.some(isVideo)) return 'VIDEO';
    return items.length === 1 && card && isPicture(card) ? 'IMAGE' : 'CAROUSEL';
  }
  switch (known.type) {
    case 'SYSTEM':
    case 'SILENT':
      return undefined;
    default:
      return KINDS.has(known.type) ? known.type : undefined;
  }
}

export function isVideo({ thumbnail }: Card): boolean {
  return VIDEO.test(thumbnail.image);
}

function isPicture(card: Card): boolean {
  const { title, sub_title, description, meta, actionables, mini_actionable, thumbnail } = card;
  const isBare = actionables.length === 0 && !mini_actionable;
  return isBare && `${title}${sub_title}${description}${meta}` === '' && thumbnail.image !== '';
}

const KINDS: ReadonlySet<string> = new Set([
  'TEXT',
  'BUTTON',
  'FORM',
  'TAB_LIST',
  'RECEIPT',
  'NATIVE_ACTION',
]);
