import { isVideo } from '../channel/shown.kind.js';
import { image } from '../build/carousel.js';
import { link } from '../deeds/open.js';
import { cardOf, ELEMENT_SHAPES } from '../read/element.shapes.js';
import type { Actionable } from '../wire/actionable.js';
import type { Card, CarouselElement } from '../wire/elements.js';
import type { HslElement } from '../wire/hsl.element.js';
import { actionsOf } from './choices.js';
import { asNumbers, fitChoices, headOf } from './fit.choices.js';
import type { Fitting } from './fitting.js';
import { cardText, lines, toPlainText, written } from './plain.text.js';

/** A carousel as a carousel, or as several; where that cannot be, as a text. */
export function fitCarousel(fitting: Fitting, given: CarouselElement): readonly HslElement[] {
  const carousel = fitting.shows('VIDEO') ? given : withoutVideos(fitting, given);
  const cards = fitting.shows('CAROUSEL') ? fitCards(fitting, carousel.data.items) : undefined;
  return cards ? inParts(fitting, carousel, cards) : asText(fitting, carousel);
}

/** A video that is not played becomes a link, which has a name in every language. */
function withoutVideos(fitting: Fitting, carousel: CarouselElement): CarouselElement {
  const items = carousel.data.items.map((card, index) => {
    if (!isVideo(card)) return card;
    fitting.note('video-to-link', `data.items[${index}].thumbnail`);
    const actionables = [...card.actionables, link('YouTube', card.thumbnail.image)];
    return { ...card, actionables, thumbnail: { image: '' } };
  });
  return ELEMENT_SHAPES.CAROUSEL({ ...carousel, data: { ...carousel.data, items } });
}

/** Cards that the channel shows; undefined when an action could be neither tapped nor written. */
function fitCards(fitting: Fitting, cards: readonly Card[]): readonly Card[] | undefined {
  const fitted = cards.map((card, index) => fitCard(fitting, card, `data.items[${index}]`));
  return fitted.every((them) => them !== undefined) ? fitted.flat() : undefined;
}

function fitCard(fitting: Fitting, card: Card, path: string): readonly Card[] | undefined {
  const canTap = (actionable: Actionable): boolean => fitting.canTap('card', actionable);
  const { mini_actionable: mini, ...rest } = card;
  const keepsMini = mini !== undefined && canTap(mini);
  const parts = fitting.part(keepsMini ? card.actionables : actionsOf(card), canTap);
  if (!parts) return undefined;
  if (parts.written.length > 0) fitting.note('choices-written', path);
  const pathOf = (it: Actionable): string =>
    it === mini
      ? `${path}.mini_actionable`
      : `${path}.actionables[${card.actionables.indexOf(it)}]`;
  const labelled = fitting.label('cardLabelLength', parts.tapped, pathOf);
  const minis = keepsMini ? fitting.label('cardLabelLength', [mini], pathOf) : [];
  const groups = chunks(labelled, fitting.most('cardButtons'));
  if (groups.length > 1) fitting.note('card-repeated', path);
  return groups.map((actionables) =>
    cardOf({
      ...rest,
      title: fitting.shorten('cardTitleLength', `${path}.title`, card.title),
      sub_title: fitting.shorten('cardSubTitleLength', `${path}.sub_title`, card.sub_title),
      description: lines(card.description, ...parts.written.map(written)),
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

/** One card is a picture and a text with choices; several are one text. */
function asText(fitting: Fitting, carousel: CarouselElement): readonly HslElement[] {
  const { text, data } = carousel;
  const [card, ...others] = data.items;
  fitting.note('carousel-to-text');
  const picture = card?.thumbnail.image ?? '';
  const showsPicture = others.length === 0 && picture !== '' && fitting.shows('IMAGE');
  const hasPictures = data.items.some(({ thumbnail }) => thumbnail.image !== '');
  if (hasPictures && !showsPicture) fitting.note('picture-left-out', 'data.items');
  const proposal = {
    words: lines(text, ...data.items.map(cardText)),
    choices: data.items.flatMap(actionsOf),
    path: 'data.items[0].actionables',
    asButtons: true,
    head: headOf(carousel),
    numbered: toPlainText(carousel),
  };
  if (proposal.numbered === '') return showsPicture ? [image(picture)] : [];
  // The actions of several cards are told apart only beneath their own card.
  const texts = others.length > 0 ? asNumbers(fitting, proposal) : fitChoices(fitting, proposal);
  return showsPicture ? [image(picture), ...texts] : texts;
}

function chunks<T>(items: readonly T[], size: number): readonly (readonly T[])[] {
  const count = Math.max(1, Math.ceil(items.length / Math.max(1, size)));
  const each = Math.ceil(items.length / count);
  return Array.from({ length: count }, (_, index) => items.slice(index * each, (index + 1) * each));
}
