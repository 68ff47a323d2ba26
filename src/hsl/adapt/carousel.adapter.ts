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

/** A carousel as a carousel, or as several; where that cannot be, as a text. */
export function adaptCarousel(
  context: AdaptationContext,
  given: CarouselElement,
): readonly HslElement[] {
  const isKept = context.supports('VIDEO');
  const carousel = isKept ? given : replaceVideosWithLinks(context, given);
  const [kind, ...others] = getDisplayKinds(given);
  // Without its video such a card would show nothing.
  if (!isKept && kind === 'VIDEO' && others.length === 0) return toImageAndText(context, carousel);
  if (!canShowCards(context, carousel)) return toImageAndText(context, carousel);
  const cards = carousel.data.items.flatMap((card, index) =>
    adaptCard(context, card, `data.items[${index}]`),
  );
  return splitCarousel(context, carousel, cards);
}

/** Whether cards can be shown, and what they say be tapped. */
function canShowCards(context: AdaptationContext, { data }: CarouselElement): boolean {
  const hasButtons = context.getLimit('cardButtons') > 0;
  const isTapped = data.items.flatMap(getCardActions).some(sendsMessage);
  return context.supports('CAROUSEL') && context.getLimit('cards') > 0 && (hasButtons || !isTapped);
}

const EMBEDDED = /\/embed\/(?!videoseries)([\w-]+)/;

/** Where a video that is not played can be watched. */
function toWatchUrl(url: string): string {
  const [, id] = EMBEDDED.exec(url) ?? [];
  const [, start] = /[?&]start=(\d+)/.exec(url) ?? [];
  const page = `https://www.youtube.com/watch?v=${id}`;
  if (id === undefined) return url;
  return start === undefined ? page : `${page}&t=${start}`;
}

/** A video that is not played becomes a link, which has a name in every language. */
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
  const places = new Map(all.map((it, index) => [it, index]));
  const pathOf = (it: Actionable): string =>
    it === mini ? `${path}.mini_actionable` : `${path}.actionables[${places.get(it)}]`;
  const rests = context.selectWritable(
    getCardActions(card).filter((it) => !canTap(it)),
    path,
  );
  const labelled = context.shortenLabels('cardLabelLength', all.filter(canTap), pathOf);
  const minis =
    mini && canTap(mini) ? context.shortenLabels('cardLabelLength', [mini], pathOf) : [];
  const groups = splitEvenly(labelled, context.getLimit('cardButtons'));
  if (groups.length > 1) context.recordChange('card-repeated', path);
  return groups.map((actionables, index) =>
    parseCard({
      ...rest,
      title: context.shortenText('cardTitleLength', `${path}.title`, card.title),
      sub_title: context.shortenText('cardSubTitleLength', `${path}.sub_title`, card.sub_title),
      meta: index === 0 ? card.meta : '',
      description: index === 0 ? joinLines([card.description, ...rests.map(formatChoice)]) : '',
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

/** A ratio from which on Haptik's apps hide the pictures. Protocol 3.7. */
const HIDDEN_RATIO = 1000;

/** One card is a picture and a text with choices; several are one text. */
function toImageAndText(
  context: AdaptationContext,
  carousel: CarouselElement,
): readonly HslElement[] {
  const { text, data } = carousel;
  const [card, ...others] = data.items;
  context.recordChange('carousel-to-text');
  const isHidden = data.image_aspect_ratio >= HIDDEN_RATIO;
  const pictures = isHidden ? [] : data.items.filter(({ thumbnail }) => thumbnail.image !== '');
  const isShown = others.length === 0 && pictures.length > 0 && context.supports('IMAGE');
  if (pictures.length > 0 && !isShown) context.recordChange('image-omitted', 'data.items');
  const { image_aspect_ratio: aspectRatio, width } = data;
  const url = card?.thumbnail.image ?? '';
  const shown = isShown ? [image(url, { aspectRatio, width })] : [];
  const proposal = {
    text: joinParagraphs([text, ...data.items.map(formatCard)]),
    choices: data.items.flatMap(getCardActions),
    path: 'data.items[0].actionables',
    prefersButtons: true,
    head: pickSharedKeys(carousel),
    ...toNumberedText(carousel),
  };
  if (proposal.numbered === '') return shown;
  // The actions of several cards are told apart only beneath their own card.
  const texts =
    others.length > 0 ? toNumberedList(context, proposal) : adaptChoices(context, proposal);
  return [...shown, ...texts];
}

function splitEvenly<T>(items: readonly T[], size: number): readonly (readonly T[])[] {
  const count = Math.max(1, Math.ceil(items.length / Math.max(1, size)));
  const each = Math.ceil(items.length / count);
  return Array.from({ length: count }, (_, index) => items.slice(index * each, (index + 1) * each));
}
