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
import {
  parseActionable,
  parseActionables,
  parseOneOrMoreActionables,
} from './actionable.parser.js';
import { parseFields } from './form.parser.js';
import { isObject } from './safe.json.js';
import { type FieldParsers, createObjectParser } from './object.parser.js';
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
  type ValueParser,
  record,
  text,
} from './value.parsers.js';

const optionalFlags = { mic_auto_open: optionalBoolean, isNew: optionalBoolean };

function createElementParser<Kind extends ElementKind>(
  type: Kind,
  data: FieldParsers<Elements[Kind]['data']>,
): ValueParser<Elements[Kind]> {
  const shape = {
    text: text(),
    type: constant(type),
    voice_text: text(),
    ...optionalFlags,
    data: createObjectParser<Elements[Kind]['data']>(data),
  };
  return createObjectParser(shape as unknown as FieldParsers<Elements[Kind]>);
}

const parseThumbnail = createObjectParser<Thumbnail>({ image: text(), type: optionalText });

export const parseCard = createObjectParser<Card>(
  {
    title: text(),
    sub_title: text(),
    description: text(),
    actionables: parseOneOrMoreActionables,
    meta: text(),
    thumbnail: parseThumbnail,
    mini_actionable: (value) => (isObject(value) ? parseActionable(value) : undefined),
    tool_name: optionalText,
  },
  { actionable: 'actionables' },
);

export const parseSilentAction = createObjectParser<SilentAction>({
  type: text(),
  data: createObjectParser<SilentAction['data']>({
    Id: (value) => optionalId(value) ?? '',
    via_name: text(),
  }),
});

export const parseTabItem = createObjectParser<TabItem>({
  title: optionalText,
  price: optionalText,
  caption: optionalText,
  message: optionalText,
  meta: optionalText,
  emoji: optionalText,
});

export const parseTab = createObjectParser<Tab>({
  title: optionalText,
  sub_title: optionalText,
  unselected_text: optionalText,
  tab_items: list(optional(parseTabItem)),
});

const parseSubheader = createObjectParser<ReceiptSubheader>({
  header_one: optionalText,
  body_one: optionalText,
  header_two: optionalText,
  body_two: optionalText,
});

const parseReceiptItem = createObjectParser<ReceiptItem>({
  header: optionalText,
  title: optionalText,
  body: optionalText,
  image_url: optionalText,
});

const parseFooter = createObjectParser<ReceiptFooter>({
  amount: optionalText,
  offer_text: optionalText,
  actionables: parseOneOrMoreActionables,
});

/** The parsers of the known kinds. */
export const ELEMENT_PARSERS: { readonly [Kind in ElementKind]: ValueParser<Elements[Kind]> } = {
  TEXT: createElementParser('TEXT', { quick_replies: parseActionables }),
  BUTTON: createElementParser('BUTTON', { items: parseActionables }),
  CAROUSEL: createElementParser('CAROUSEL', {
    image_aspect_ratio: number(1),
    width: text('THIN'),
    items: list(optional(parseCard)),
  }),
  FORM: createObjectParser<FormElement>({
    title: text(),
    type: constant('FORM'),
    subtitle: text(),
    text: optionalText,
    voice_text: optionalText,
    ...optionalFlags,
    data: createObjectParser({ fields: parseFields }),
  }),
  SYSTEM: createElementParser('SYSTEM', { event_name: text(), payload: record }),
  SILENT: createElementParser('SILENT', { silent_actions: list(optional(parseSilentAction)) }),
  NATIVE_ACTION: createElementParser('NATIVE_ACTION', { method: text() }),
  TAB_LIST: createElementParser('TAB_LIST', {
    category: optionalText,
    selection: text('SELECT_ONE'),
    tabs: list(optional(parseTab)),
    expiry: optionalNumber,
    analytics: optionalRecord,
    actionables: parseOneOrMoreActionables,
    tool_name: optionalText,
  }),
  RECEIPT: createElementParser('RECEIPT', {
    header: text(),
    subheader: list(optional(parseSubheader)),
    order_items: list(optional(parseReceiptItem)),
    total_item_count: optionalNumber,
    footer: optional(parseFooter),
  }),
};
