import {
  type AdaptationChange,
  type Channel,
  type HslElement,
  adaptToChannel,
  text,
} from 'nestjs-haptik/hsl';
import type { BotEntry } from '../api/page.contract.js';

export interface AdaptedEntry {
  /** What the channel shows. */
  readonly elements: readonly (HslElement | string)[];
  readonly changes: readonly AdaptationChange[];
}

/** A message of the bot as a channel shows it. */
export function adaptEntry(entry: BotEntry, channel: Channel): AdaptedEntry {
  const element = entry.element ?? text(entry.text ?? '');
  const { elements, changes } = adaptToChannel(element, channel);
  // A text without changes is drawn with what the platform does to texts.
  if (entry.element === undefined && changes.length === 0)
    return { elements: [entry.text ?? ''], changes };
  return { elements, changes };
}
