import type {
  Card,
  ElementKind,
  Elements,
  FormElement,
  ReceiptFooter,
  ReceiptItem,
  ReceiptSubheader,
  SilentAction,
  Tab,
  TabItem,
  Thumbnail,
} from '../wire/elements.js';
import { actionableOf, actionablesOf, oneOrMore } from './actionable.shape.js';
import { fieldsOf } from './form.shape.js';
import { isObject } from './plain.js';
import { type Shape, shaped } from './shape.js';
import {
  constant,
  list,
  number,
  optional,
  optionalBoolean,
  optionalId,
  optionalNumber,
  optionalRecord,
  optionalText,
  type Read,
  record,
  text,
} from './values.js';

const attitude = { mic_auto_open: optionalBoolean, isNew: optionalBoolean };

function element<Kind extends ElementKind>(
  type: Kind,
  data: Shape<Elements[Kind]['data']>,
): Read<Elements[Kind]> {
  const shape = {
    text: text(),
    type: constant(type),
    voice_text: text(),
    ...attitude,
    data: shaped<Elements[Kind]['data']>(data),
  };
  return shaped(shape as unknown as Shape<Elements[Kind]>);
}

const thumbnailOf = shaped<Thumbnail>({ image: text(), type: optionalText });

export const cardOf = shaped<Card>(
  {
    title: text(),
    sub_title: text(),
    description: text(),
    actionables: oneOrMore,
    meta: text(),
    thumbnail: thumbnailOf,
    mini_actionable: (value) => (isObject(value) ? actionableOf(value) : undefined),
    tool_name: optionalText,
  },
  { actionable: 'actionables' },
);

export const silentActionOf = shaped<SilentAction>({
  type: text(),
  data: shaped<SilentAction['data']>({
    Id: (value) => optionalId(value) ?? '',
    via_name: text(),
  }),
});

export const tabItemOf = shaped<TabItem>({
  title: optionalText,
  price: optionalText,
  caption: optionalText,
  message: optionalText,
  meta: optionalText,
  emoji: optionalText,
});

export const tabOf = shaped<Tab>({
  title: optionalText,
  sub_title: optionalText,
  unselected_text: optionalText,
  tab_items: list(optional(tabItemOf)),
});

const subheaderOf = shaped<ReceiptSubheader>({
  header_one: optionalText,
  body_one: optionalText,
  header_two: optionalText,
  body_two: optionalText,
});

const receiptItemOf = shaped<ReceiptItem>({
  header: optionalText,
  title: optionalText,
  body: optionalText,
  image_url: optionalText,
});

const footerOf = shaped<ReceiptFooter>({
  amount: optionalText,
  offer_text: optionalText,
  actionables: oneOrMore,
});

/** The readers of the kinds that are known. */
export const ELEMENT_SHAPES: { readonly [Kind in ElementKind]: Read<Elements[Kind]> } = {
  TEXT: element('TEXT', { quick_replies: actionablesOf }),
  BUTTON: element('BUTTON', { items: actionablesOf }),
  CAROUSEL: element('CAROUSEL', {
    image_aspect_ratio: number(1),
    width: text('THIN'),
    items: list(optional(cardOf)),
  }),
  FORM: shaped<FormElement>({
    title: text(),
    type: constant('FORM'),
    subtitle: text(),
    text: optionalText,
    voice_text: optionalText,
    ...attitude,
    data: shaped({ fields: fieldsOf }),
  }),
  SYSTEM: element('SYSTEM', { event_name: text(), payload: record }),
  SILENT: element('SILENT', { silent_actions: list(optional(silentActionOf)) }),
  NATIVE_ACTION: element('NATIVE_ACTION', { method: text() }),
  TAB_LIST: element('TAB_LIST', {
    category: optionalText,
    selection: text('SELECT_ONE'),
    tabs: list(optional(tabOf)),
    expiry: optionalNumber,
    analytics: optionalRecord,
    actionables: oneOrMore,
    tool_name: optionalText,
  }),
  RECEIPT: element('RECEIPT', {
    header: text(),
    subheader: list(optional(subheaderOf)),
    order_items: list(optional(receiptItemOf)),
    total_item_count: optionalNumber,
    footer: optional(footerOf),
  }),
};
