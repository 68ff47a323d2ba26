import { parseCard, ELEMENT_PARSERS } from '../parse/element.parsers.js';
import { optionalText } from '../parse/value.parsers.js';
import type { Actionable, LiteralUnion } from '../wire/actionable.js';
import type { Card, CardWidth, CarouselElement } from '../wire/elements.js';
import { readOptions, mergeExtraKeys } from './option.reader.js';
import { type ElementOptions, toWireElement } from './element.options.js';

/** What a card shows and does. */
export interface CardOptions {
  readonly title?: string | undefined;
  readonly subTitle?: string | undefined;
  readonly description?: string | undefined;
  /** URL of a picture; a YouTube embed URL plays a video. */
  readonly image?: string | undefined;
  /** What can be tapped; a bare text is one that says itself. */
  readonly actionables?: readonly (Actionable | string)[] | undefined;
  /** A short remark, e.g. a rating. */
  readonly meta?: string | undefined;
  /** A small action beside the others, such as sharing. */
  readonly miniActionable?: Actionable | undefined;
  /** Deprecated by Haptik, which knows only LANDSCAPE now. */
  readonly thumbnailType?: LiteralUnion<'LANDSCAPE' | 'PORTRAIT'> | undefined;
  readonly toolName?: string | undefined;
  /** Further keys of the card, in the wire's names. */
  readonly extra?: object | undefined;
}

/**
 * One card of a carousel. Protocol 3.7.
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

/** What {@link carousel} can be given. */
export interface CarouselOptions extends ElementOptions {
  /** @default 'THIN' */
  readonly width?: LiteralUnion<CardWidth> | undefined;
  /** Width by height of the pictures; 1000 hides them. @default 1 */
  readonly aspectRatio?: number | undefined;
}

/**
 * Cards side by side. Protocol 3.7.
 *
 * @param messageText the notification's text
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

/** What {@link image} and {@link video} can be given. */
export interface ImageOptions extends CarouselOptions {
  /** The notification's text. @default '' */
  readonly text?: string | undefined;
  readonly title?: string | undefined;
}

/**
 * A picture, which is a carousel of one card. Protocol 3.7.
 *
 * @example
 * image('https://cdn.example/map.png', { aspectRatio: 1.5, text: 'The way to our shop' });
 */
export function image(url: string, options?: ImageOptions): CarouselElement {
  const { text = '', title, ...rest } = readOptions(options);
  const only = card({ title, image: url, thumbnailType: 'LANDSCAPE' });
  return carousel(text, [only], rest);
}

/** Where YouTube shows a video on a page of its own, with the video's id. */
const YOUTUBE_PAGE =
  /^https?:\/\/(?:www\.|m\.)?(?:youtu\.be\/|youtube\.com\/(?:watch\?(?:.*&)?v=|shorts\/|live\/))([\w-]+)/;

/**
 * A video of YouTube, which is a picture with an embed URL. The URL of the video's page is turned
 * into that. Protocol 3.7.
 *
 * @example
 * video('https://youtu.be/aqz-KE-bpKQ', { title: 'How to descale it' });
 */
export function video(url: string, options?: ImageOptions): CarouselElement {
  const [, id] = YOUTUBE_PAGE.exec(optionalText(url) ?? '') ?? [];
  return image(id === undefined ? url : `https://www.youtube.com/embed/${id}`, options);
}
