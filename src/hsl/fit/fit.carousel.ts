import { isVideo, shownKindsOf } from '../channel/shown.kind.js';
import { image } from '../build/carousel.js';
import { link } from '../actions/open.js';
import { cardOf, ELEMENT_SHAPES } from '../read/element.shapes.js';
import type { Actionable } from '../wire/actionable.js';
import type { Card, CarouselElement } from '../wire/elements.js';
import type { HslElement } from '../wire/hsl.element.js';
import { actionsOf, saysSomething } from '../words/choices.js';
import { asNumbers, asText, fitChoices, headOf } from './fit.choices.js';
import type { Fitting } from './fitting.js';
import { cardText, lines, paragraphs, written } from '../words/plain.text.js';

/** A carousel as a carousel, or as several; where that cannot be, as a text. */
export function fitCarousel(fitting: Fitting, given: CarouselElement): readonly HslElement[] {
  const isKept = fitting.shows('VIDEO');
  const carousel = isKept ? given : withoutVideos(fitting, given);
  const [kind, ...others] = shownKindsOf(given);
  // Without its video such a card would show nothing.
  if (!isKept && kind === 'VIDEO' && others.length === 0) return asParts(fitting, carousel);
  if (!canShow(fitting, carousel)) return asParts(fitting, carousel);
  const cards = carousel.data.items.flatMap((card, index) =>
    fitCard(fitting, card, `data.items[${index}]`),
  );
  return inParts(fitting, carousel, cards);
}

/** Whether cards can be shown, and what they say be tapped. */
function canShow(fitting: Fitting, { data }: CarouselElement): boolean {
  const hasButtons = fitting.most('cardButtons') > 0;
  const isTapped = data.items.flatMap(actionsOf).some(saysSomething);
  return fitting.shows('CAROUSEL') && fitting.most('cards') > 0 && (hasButtons || !isTapped);
}

const EMBEDDED = /\/embed\/(?!videoseries)([\w-]+)/;

/** Where a video that is not played can be watched. */
function pageOf(url: string): string {
  const [, id] = EMBEDDED.exec(url) ?? [];
  const [, start] = /[?&]start=(\d+)/.exec(url) ?? [];
  const page = `https://www.youtube.com/watch?v=${id}`;
  if (id === undefined) return url;
  return start === undefined ? page : `${page}&t=${start}`;
}

/** A video that is not played becomes a link, which has a name in every language. */
function withoutVideos(fitting: Fitting, carousel: CarouselElement): CarouselElement {
  const isAlone = carousel.data.items.length === 1;
  const items = carousel.data.items.map((card, index) => {
    if (!isVideo(card)) return card;
    fitting.note('video-to-link', `data.items[${index}].thumbnail`);
    const actionables = [...card.actionables, link('YouTube', pageOf(card.thumbnail.image))];
    const title = isAlone || cardText(card) !== '' ? card.title : 'YouTube';
    return { ...card, title, actionables, thumbnail: { image: '' } };
  });
  return ELEMENT_SHAPES.CAROUSEL({ ...carousel, data: { ...carousel.data, items } });
}

function fitCard(fitting: Fitting, card: Card, path: string): readonly Card[] {
  const canTap = (actionable: Actionable): boolean => fitting.canTap('card', actionable);
  const { mini_actionable: mini, actionables: all, ...rest } = card;
  const places = new Map(all.map((it, index) => [it, index]));
  const pathOf = (it: Actionable): string =>
    it === mini ? `${path}.mini_actionable` : `${path}.actionables[${places.get(it)}]`;
  const rests = fitting.write(
    actionsOf(card).filter((it) => !canTap(it)),
    path,
  );
  const labelled = fitting.label('cardLabelLength', all.filter(canTap), pathOf);
  const minis = mini && canTap(mini) ? fitting.label('cardLabelLength', [mini], pathOf) : [];
  const groups = chunks(labelled, fitting.most('cardButtons'));
  if (groups.length > 1) fitting.note('card-repeated', path);
  return groups.map((actionables, index) =>
    cardOf({
      ...rest,
      title: fitting.shorten('cardTitleLength', `${path}.title`, card.title),
      sub_title: fitting.shorten('cardSubTitleLength', `${path}.sub_title`, card.sub_title),
      meta: index === 0 ? card.meta : '',
      description: index === 0 ? lines([card.description, ...rests.map(written)]) : '',
      actionables,
      mini_actionable: minis[0],
    }),
  );
}

function inParts(
  fitting: Fitting,
  carousel: CarouselElement,
  cards: readonly Card[],
): readonly HslElement[] {
  const groups = chunks(cards, fitting.most('cards'));
  if (groups.length > 1) fitting.note('carousel-split', 'data.items');
  return groups.map((items) => {
    const data = { ...carousel.data, items };
    return ELEMENT_SHAPES.CAROUSEL({ ...carousel, data });
  });
}

/** A ratio from which on Haptik's apps hide the pictures. Protocol 3.7. */
const HIDDEN_RATIO = 1000;

/** One card is a picture and a text with choices; several are one text. */
function asParts(fitting: Fitting, carousel: CarouselElement): readonly HslElement[] {
  const { text, data } = carousel;
  const [card, ...others] = data.items;
  fitting.note('carousel-to-text');
  const isHidden = data.image_aspect_ratio >= HIDDEN_RATIO;
  const pictures = isHidden ? [] : data.items.filter(({ thumbnail }) => thumbnail.image !== '');
  const isShown = others.length === 0 && pictures.length > 0 && fitting.shows('IMAGE');
  if (pictures.length > 0 && !isShown) fitting.note('picture-left-out', 'data.items');
  const { image_aspect_ratio: aspectRatio, width } = data;
  const url = card?.thumbnail.image ?? '';
  const shown = isShown ? [image(url, { aspectRatio, width })] : [];
  const proposal = {
    words: paragraphs([text, ...data.items.map(cardText)]),
    choices: data.items.flatMap(actionsOf),
    path: 'data.items[0].actionables',
    asButtons: true,
    head: headOf(carousel),
    ...asText(carousel),
  };
  if (proposal.numbered === '') return shown;
  // The actions of several cards are told apart only beneath their own card.
  const texts = others.length > 0 ? asNumbers(fitting, proposal) : fitChoices(fitting, proposal);
  return [...shown, ...texts];
}

function chunks<T>(items: readonly T[], size: number): readonly (readonly T[])[] {
  const count = Math.max(1, Math.ceil(items.length / Math.max(1, size)));
  const each = Math.ceil(items.length / count);
  return Array.from({ length: count }, (_, index) => items.slice(index * each, (index + 1) * each));
}
