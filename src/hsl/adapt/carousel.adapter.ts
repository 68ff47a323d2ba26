import { isVideo, getDisplayKinds } from '../channel/display.kind.js';
import { image } from '../build/carousel.js';
import { link } from '../actions/navigation.actions.js';
import { parseCard, ELEMENT_PARSERS } from '../parse/element.parsers.js';
import type { Actionable } from '../wire/actionable.js';
import type { Card, CarouselElement } from '../wire/elements.js';
import type { HslElement } from '../wire/hsl.element.js';
import { getCardActions, sendsMessage } from '../text/choice.js';
import { toNumberedList, toNumberedText, adaptChoices, pickSharedKeys } from './choice.adapter.js';
import type { AdaptationContext } from './adaptation.context.js';
import { formatCard, joinLines, joinParagraphs, formatChoice } from '../text/plain.text.js';

/** Adapts a carousel to one or more carousels, or to a text where the channel shows no cards. */
export function adaptCarousel(
  context: AdaptationContext,
  original: CarouselElement,
): readonly HslElement[] {
  const isKept = context.supports('VIDEO');
  const carousel = isKept ? original : replaceVideosWithLinks(context, original);
  const [kind, ...others] = getDisplayKinds(original);
  // Without its video, such a card is empty.
  if (!isKept && kind === 'VIDEO' && others.length === 0) return toImageAndText(context, carousel);
  if (!canShowCards(context, carousel)) return toImageAndText(context, carousel);
  const cards = carousel.data.items.flatMap((card, index) =>
    adaptCard(context, card, `data.items[${index}]`),
  );
  return splitCarousel(context, carousel, cards);
}

/** Whether the channel shows cards, with buttons if an action sends a message. */
function canShowCards(context: AdaptationContext, { data }: CarouselElement): boolean {
  const hasButtons = context.getLimit('cardButtons') > 0;
  const needsButtons = data.items.flatMap(getCardActions).some(sendsMessage);
  return (
    context.supports('CAROUSEL') && context.getLimit('cards') > 0 && (hasButtons || !needsButtons)
  );
}

const EMBEDDED = /\/embed\/(?!videoseries)([\w-]+)/;

/** The URL of the page on which YouTube shows an embedded video. */
function toWatchUrl(url: string): string {
  const [, id] = EMBEDDED.exec(url) ?? [];
  const [, start] = /[?&]start=(\d+)/.exec(url) ?? [];
  const page = `https://www.youtube.com/watch?v=${id}`;
  if (id === undefined) return url;
  return start === undefined ? page : `${page}&t=${start}`;
}

/** Replaces videos with links. The label is a name, so it needs no translation. */
function replaceVideosWithLinks(
  context: AdaptationContext,
  carousel: CarouselElement,
): CarouselElement {
  const isAlone = carousel.data.items.length === 1;
  const items = carousel.data.items.map((card, index) => {
    if (!isVideo(card)) return card;
    context.recordChange('video-to-link', `data.items[${index}].thumbnail`);
    const actionables = [...card.actionables, link('YouTube', toWatchUrl(card.thumbnail.image))];
    const title = isAlone || formatCard(card) !== '' ? card.title : 'YouTube';
    return { ...card, title, actionables, thumbnail: { image: '' } };
  });
  return ELEMENT_PARSERS.CAROUSEL({ ...carousel, data: { ...carousel.data, items } });
}

function adaptCard(context: AdaptationContext, card: Card, path: string): readonly Card[] {
  const canTap = (actionable: Actionable): boolean => context.canTap('card', actionable);
  const { mini_actionable: mini, actionables: all, ...rest } = card;
  const indexes = new Map(all.map((it, index) => [it, index]));
  const pathOf = (it: Actionable): string =>
    it === mini ? `${path}.mini_actionable` : `${path}.actionables[${indexes.get(it)}]`;
  const writtenChoices = context.selectWritable(
    getCardActions(card).filter((it) => !canTap(it)),
    path,
  );
  const buttons = context.shortenLabels('cardLabelLength', all.filter(canTap), pathOf);
  const minis =
    mini && canTap(mini) ? context.shortenLabels('cardLabelLength', [mini], pathOf) : [];
  const groups = splitEvenly(buttons, context.getLimit('cardButtons'));
  if (groups.length > 1) context.recordChange('card-repeated', path);
  return groups.map((actionables, index) =>
    parseCard({
      ...rest,
      title: context.shortenText('cardTitleLength', `${path}.title`, card.title),
      sub_title: context.shortenText('cardSubTitleLength', `${path}.sub_title`, card.sub_title),
      meta: index === 0 ? card.meta : '',
      description:
        index === 0 ? joinLines([card.description, ...writtenChoices.map(formatChoice)]) : '',
      actionables,
      mini_actionable: minis[0],
    }),
  );
}

function splitCarousel(
  context: AdaptationContext,
  carousel: CarouselElement,
  cards: readonly Card[],
): readonly HslElement[] {
  const groups = splitEvenly(cards, context.getLimit('cards'));
  if (groups.length > 1) context.recordChange('carousel-split', 'data.items');
  return groups.map((items) => {
    const data = { ...carousel.data, items };
    return ELEMENT_PARSERS.CAROUSEL({ ...carousel, data });
  });
}

/** From this aspect ratio on, Haptik's apps hide the images. Protocol 3.7. */
const HIDDEN_RATIO = 1000;

/** One card becomes an image and a text with choices; several cards become one text. */
function toImageAndText(
  context: AdaptationContext,
  carousel: CarouselElement,
): readonly HslElement[] {
  const { text, data } = carousel;
  const [card, ...others] = data.items;
  context.recordChange('carousel-to-text');
  const isHidden = data.image_aspect_ratio >= HIDDEN_RATIO;
  const images = isHidden ? [] : data.items.filter(({ thumbnail }) => thumbnail.image !== '');
  const showsImage = others.length === 0 && images.length > 0 && context.supports('IMAGE');
  if (images.length > 0 && !showsImage) context.recordChange('image-omitted', 'data.items');
  const { image_aspect_ratio: aspectRatio, width } = data;
  const url = card?.thumbnail.image ?? '';
  const shown = showsImage ? [image(url, { aspectRatio, width })] : [];
  const message = {
    text: joinParagraphs([text, ...data.items.map(formatCard)]),
    choices: data.items.flatMap(getCardActions),
    path: 'data.items[0].actionables',
    prefersButtons: true,
    head: pickSharedKeys(carousel),
    ...toNumberedText(carousel),
  };
  if (message.numbered === '') return shown;
  // Labels repeat from card to card, so the actions are only distinct below their own card.
  const texts =
    others.length > 0 ? toNumberedList(context, message) : adaptChoices(context, message);
  return [...shown, ...texts];
}

function splitEvenly<T>(items: readonly T[], size: number): readonly (readonly T[])[] {
  const count = Math.max(1, Math.ceil(items.length / Math.max(1, size)));
  const each = Math.ceil(items.length / count);
  return Array.from({ length: count }, (_, index) => items.slice(index * each, (index + 1) * each));
}
