import { type Card, isKind, type KnownElement } from '../wire/elements.js';
import type { HslElement } from '../wire/hsl.element.js';
import type { DisplayKind } from './channel.rules.js';
import { isBlank } from '../parse/blank.text.js';

/** URLs that a card plays as a video instead of showing an image. Protocol 3.7. */
const VIDEO = /^https?:\/\/(www\.)?youtube(-nocookie)?\.com\/embed\//;

/**
 * The kinds of an element as users see them. A carousel of one card with only an image or a video
 * counts as that; a carousel with a video among its cards counts as both.
 */
export function getDisplayKinds(element: HslElement): readonly DisplayKind[] {
  const known = element as KnownElement;
  if (!isKind(known, 'CAROUSEL')) return KINDS.has(known.type) ? [known.type] : [];
  const { items } = known.data;
  const [card] = items;
  const isBare = items.length === 1 && card !== undefined && isImageOnly(card);
  if (!items.some(isVideo)) return [isBare ? 'IMAGE' : 'CAROUSEL'];
  return isBare ? ['VIDEO'] : ['VIDEO', 'CAROUSEL'];
}

export function isVideo({ thumbnail }: Card): boolean {
  return VIDEO.test(thumbnail.image);
}

function isImageOnly(card: Card): boolean {
  const { title, sub_title, description, meta, actionables, mini_actionable, thumbnail } = card;
  const isBare = actionables.length === 0 && !mini_actionable;
  const hasNoText = isBlank(`${title}${sub_title}${description}${meta}`);
  return isBare && hasNoText && thumbnail.image !== '';
}

const KINDS: ReadonlySet<string> = new Set([
  'TEXT',
  'BUTTON',
  'FORM',
  'TAB_LIST',
  'RECEIPT',
  'SYSTEM',
  'SILENT',
  'NATIVE_ACTION',
]);
