import { parseCard, ELEMENT_PARSERS } from '../parse/element.parsers.js';
import { optionalText } from '../parse/value.parsers.js';
import type { Actionable, LiteralUnion } from '../wire/actionable.js';
import type { Card, CardWidth, CarouselElement } from '../wire/elements.js';
import { readOptions, mergeExtraKeys } from './option.reader.js';
import { type ElementOptions, toWireElement } from './element.options.js';

/** Options of {@link card}. */
export interface CardOptions {
  readonly title?: string | undefined;
  readonly subTitle?: string | undefined;
  readonly description?: string | undefined;
  /** URL of an image; a YouTube embed URL plays a video. */
  readonly image?: string | undefined;
  /** The buttons of the card; a string is a button that sends itself as a message. */
  readonly actionables?: readonly (Actionable | string)[] | undefined;
  /** A short remark, such as a rating. */
  readonly meta?: string | undefined;
  /** A small secondary action, such as sharing. */
  readonly miniActionable?: Actionable | undefined;
  /** Deprecated by Haptik; only LANDSCAPE is left. */
  readonly thumbnailType?: LiteralUnion<'LANDSCAPE' | 'PORTRAIT'> | undefined;
  readonly toolName?: string | undefined;
  /** Further keys of the card, by their names on the wire. */
  readonly extra?: object | undefined;
}

/**
 * Builds one card of a carousel. Protocol 3.7.
 *
 * @example
 * card({ title: 'Blue kettle', subTitle: '₹ 899', actionables: [say('Buy', 'Buy the kettle')] });
 */
export function card(options: CardOptions): Card {
  const { title, subTitle, description, actionables, meta, extra, ...rest } = readOptions(options);
  const known = {
    title,
    sub_title: subTitle,
    description,
    actionables,
    meta,
    thumbnail: { image: rest.image, type: rest.thumbnailType },
    mini_actionable: rest.miniActionable,
    tool_name: rest.toolName,
  };
  return extra === undefined
    ? parseCard.parseTrusted(known)
    : parseCard(mergeExtraKeys(extra, known));
}

/** Options of {@link carousel}. */
export interface CarouselOptions extends ElementOptions {
  /** @default 'THIN' */
  readonly width?: LiteralUnion<CardWidth> | undefined;
  /** Width divided by height of the images; 1000 or more hides them. @default 1 */
  readonly aspectRatio?: number | undefined;
}

/**
 * Builds a carousel: cards side by side. Protocol 3.7.
 *
 * @param messageText the text of the notification
 * @example
 * carousel('Our kettles', [
 *   card({ title: 'Blue kettle', image: 'https://cdn.example/k1.png', actionables: ['Buy it'] }),
 *   card({ title: 'Red kettle', image: 'https://cdn.example/k2.png', actionables: ['Buy that'] }),
 * ], { width: 'MEDIUM', aspectRatio: 1.5 });
 */
export function carousel(
  messageText: string,
  cards: readonly Card[],
  options?: CarouselOptions,
): CarouselElement {
  const { width, aspectRatio, ...rest } = readOptions(options);
  const data = { image_aspect_ratio: aspectRatio, width, items: cards };
  return ELEMENT_PARSERS.CAROUSEL(toWireElement(rest, { text: messageText, data }));
}

/** Options of {@link image} and {@link video}. */
export interface ImageOptions extends CarouselOptions {
  /** The text of the notification. @default '' */
  readonly text?: string | undefined;
  readonly title?: string | undefined;
}

/**
 * Builds an image, which on the wire is a carousel of one card. Protocol 3.7.
 *
 * @example
 * image('https://cdn.example/map.png', { aspectRatio: 1.5, text: 'The way to our shop' });
 */
export function image(url: string, options?: ImageOptions): CarouselElement {
  const { text = '', title, ...rest } = readOptions(options);
  const only = card({ title, image: url, thumbnailType: 'LANDSCAPE' });
  return carousel(text, [only], rest);
}

/** URLs of a YouTube video page; the group is the id of the video. */
const YOUTUBE_PAGE =
  /^https?:\/\/(?:www\.|m\.)?(?:youtu\.be\/|youtube\.com\/(?:watch\?(?:.*&)?v=|shorts\/|live\/))([\w-]+)/;

/**
 * Builds a YouTube video, which on the wire is an image with an embed URL. The URL of a video page
 * is converted. Protocol 3.7.
 *
 * @example
 * video('https://youtu.be/aqz-KE-bpKQ', { title: 'How to descale it' });
 */
export function video(url: string, options?: ImageOptions): CarouselElement {
  const [, id] = YOUTUBE_PAGE.exec(optionalText(url) ?? '') ?? [];
  return image(id === undefined ? url : `https://www.youtube.com/embed/${id}`, options);
}
