import { type Card, isKind, type KnownElement } from '../wire/elements.js';
import type { HslElement } from '../wire/hsl.element.js';
import type { DisplayKind } from './channel.rules.js';
import { isBlank } from '../parse/blank.text.js';

/** What plays a video in the place of a picture. Protocol 3.7. */
const VIDEO = /^https?:\/\/(www\.)?youtube(-nocookie)?\.com\/embed\//;

/**
 * The kinds as a user sees them: a carousel of one card that has nothing but a picture or a video
 * is that, and one with a video among others is both.
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
  const isWordless = isBlank(`${title}${sub_title}${description}${meta}`);
  return isBare && isWordless && thumbnail.image !== '';
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
