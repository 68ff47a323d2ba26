import * as fc from 'fast-check';
import * as hsl from 'nestjs-haptik/hsl';
import type { ActionableOptions } from '../../../src/hsl/actions/actionable.factory.js';
import type { SayOptions } from '../../../src/hsl/actions/message.actions.js';
import type { CardOptions, CarouselOptions } from '../../../src/hsl/build/carousel.js';
import type { ElementOptions } from '../../../src/hsl/build/element.options.js';
import type { FieldOptions, FormOptions } from '../../../src/hsl/build/form.js';
import type {
  ReceiptFooterOptions,
  ReceiptItemOptions,
  ReceiptOptions,
  ReceiptSubheaderOptions,
} from '../../../src/hsl/build/receipt.js';
import type {
  TabItemOptions,
  TabListOptions,
  TabOptions,
} from '../../../src/hsl/build/tab.list.js';
import type { RawOptions, TextOptions } from '../../../src/hsl/build/text.js';
import type { ElementKind } from '../../../src/hsl/wire/elements.js';

/** Texts of every length and script, with composed emoji, spaces and line breaks. */
export const arbitraryText: fc.Arbitrary<string> = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc
    .array(fc.constantFrom('Ihr', 'Paket', 'पार्सल', 'नंबर', '👩‍👩‍👧', 'ok.', '\n', 'x'.repeat(60)), {
      maxLength: 200,
    })
    .map((parts) => parts.join(' ')),
);
const label = fc.oneof(fc.string({ maxLength: 40 }), arbitraryText);
const url = fc.constantFrom('https://shop.example/9', 'https://shop.example/कप', 'app://cart', '');
/** Excludes characters that JSON escapes: V8 of Node 24.9 confuses keys of one such character. */
const key = fc.string({ maxLength: 12 }).map((text) => text.replaceAll(/["\\]/g, ''));

const optional = <T>(options: Record<keyof T & string, fc.Arbitrary<unknown>>): fc.Arbitrary<T> =>
  fc.record(options, { requiredKeys: [] }) as unknown as fc.Arbitrary<T>;

const extra = fc.dictionary(key, fc.jsonValue({ maxDepth: 2 }), { maxKeys: 2 });
const common = { voiceText: arbitraryText, micAutoOpen: fc.boolean(), isNew: fc.boolean(), extra };
const action = { isDefault: fc.boolean(), locationRequired: fc.boolean(), emoji: key, extra };
const actionableOptions = optional<ActionableOptions>({ ...action, payload: extra });
const sayOptions = optional<SayOptions>({
  ...action,
  payload: extra,
  gogoMessage: arbitraryText,
});

const quickReplyArbitrary: fc.Arbitrary<hsl.QuickReply> = fc.oneof(
  fc.tuple(label, arbitraryText, sayOptions).map((given) => hsl.say(...given)),
  label.map((text) => hsl.say(text)),
);

export const actionables: fc.Arbitrary<hsl.Actionable> = fc.oneof(
  { weight: 4, arbitrary: quickReplyArbitrary },
  {
    weight: 2,
    arbitrary: fc.tuple(label, url, actionableOptions).map((given) => hsl.link(...given)),
  },
  fc.tuple(label, url, actionableOptions).map((given) => hsl.webview(...given)),
  fc.tuple(label, key, actionableOptions).map((given) => hsl.phoneCall(...given)),
  fc.tuple(label, actionableOptions).map((given) => hsl.savedAddress(...given)),
  fc
    .tuple(label, fc.constantFrom('image', 'gallery', 'document'), actionableOptions)
    .map((given) => hsl.upload(...given)),
  fc.tuple(label, key, actionableOptions).map((given) => hsl.openForm(...given)),
  fc.tuple(label, arbitraryText, sayOptions).map((given) => hsl.sendText(...given)),
  fc.tuple(label, arbitraryText, sayOptions).map((given) => hsl.messageBar(...given)),
  fc.tuple(label, key, sayOptions).map((given) => hsl.launchChannel(...given)),
  fc.tuple(label, actionableOptions).map((given) => hsl.share(...given)),
  fc.tuple(label, actionableOptions).map((given) => hsl.details(...given)),
  fc.tuple(label, actionableOptions).map((given) => hsl.sendSelection(...given)),
  fc.tuple(label, key, key).map(([text, type, uri]) => hsl.actionable(text, { type, uri })),
);

const image = fc.constantFrom(
  '',
  'https://cdn.example/k1.png',
  'https://www.youtube.com/embed/aqz-KE-bpKQ',
);
const cards = optional<CardOptions>({
  title: arbitraryText,
  subTitle: arbitraryText,
  description: arbitraryText,
  meta: label,
  image,
  actionables: fc.array(fc.oneof(actionables, label), { maxLength: 6 }),
  miniActionable: actionables,
  thumbnailType: fc.constantFrom('LANDSCAPE', 'PORTRAIT'),
  toolName: key,
  extra,
}).map(hsl.card);

const fields = fc
  .tuple(
    key,
    fc.constantFrom('text', 'picker', 'date', 'search', 'dob', 'multiselectpicker', 'new'),
    optional<FieldOptions<string>>({
      hint: arbitraryText,
      icon: key,
      order: fc.nat(9),
      options: fc.array(label, { maxLength: 8 }),
      keyboard: fc.constantFrom('normal', 'number', 'email'),
      searchSource: url,
      searchPlaceholder: label,
      autofill: key,
      autofillSource: key,
      extra,
    }),
  )
  .map(([name, type, options]) => hsl.field<string>(name, type, options));

const tabItems = optional<TabItemOptions>({
  title: label,
  price: label,
  caption: label,
  message: arbitraryText,
  meta: label,
  emoji: key,
  extra,
}).map(hsl.tabItem);
const tabs = fc
  .tuple(
    label,
    fc.array(tabItems, { maxLength: 5 }),
    optional<TabOptions>({ subTitle: label, unselectedText: label, extra }),
  )
  .map((given) => hsl.tab(...given));

/** Elements of every kind, built from any values of the right types. */
export const ELEMENTS: Readonly<Record<ElementKind | 'RAW', fc.Arbitrary<hsl.HslElement>>> = {
  TEXT: fc
    .tuple(
      arbitraryText,
      optional<TextOptions>({
        ...common,
        quickReplies: fc.array(fc.oneof(quickReplyArbitrary, label), { maxLength: 20 }),
      }),
    )
    .map((given) => hsl.text(...given)),
  BUTTON: fc
    .tuple(
      arbitraryText,
      fc.array(fc.oneof(actionables, label), { maxLength: 20 }),
      optional<ElementOptions>(common),
    )
    .map((given) => hsl.button(...given)),
  CAROUSEL: fc
    .tuple(
      arbitraryText,
      fc.array(cards, { maxLength: 25 }),
      optional<CarouselOptions>({
        ...common,
        width: fc.constantFrom('THIN', 'MEDIUM', 'FAT', 'BIG'),
        aspectRatio: fc.double(),
      }),
    )
    .map((given) => hsl.carousel(...given)),
  FORM: fc
    .tuple(
      arbitraryText,
      fc.array(fields, { maxLength: 6 }),
      optional<FormOptions>({ ...common, subtitle: arbitraryText }),
    )
    .map((given) => hsl.form(...given)),
  SYSTEM: fc
    .tuple(
      arbitraryText,
      fc.constantFrom('chat_pinned', 'other'),
      extra,
      optional<ElementOptions>(common),
    )
    .map((given) => hsl.system(...given)),
  SILENT: fc
    .tuple(
      arbitraryText,
      fc.array(
        fc
          .record({ id: fc.oneof(fc.integer(), key), viaName: key, data: extra })
          .map((given) => hsl.silentAction('REFRESH', given)),
        { maxLength: 3 },
      ),
      optional<ElementOptions>(common),
    )
    .map((given) => hsl.silent(...given)),
  NATIVE_ACTION: fc
    .tuple(arbitraryText, key, optional<ElementOptions>(common))
    .map((given) => hsl.nativeAction(...given)),
  TAB_LIST: fc
    .tuple(
      arbitraryText,
      fc.array(tabs, { maxLength: 4 }),
      actionables,
      optional<TabListOptions>({
        ...common,
        expiry: fc.nat(),
        category: key,
        analytics: extra,
        toolName: key,
        selection: fc.constantFrom('SELECT_ONE', 'SELECT_ALL'),
      }),
    )
    .map((given) => hsl.tabList(...given)),
  RECEIPT: fc
    .tuple(
      arbitraryText,
      fc.array(
        optional<ReceiptItemOptions>({
          header: label,
          title: label,
          body: arbitraryText,
          imageUrl: url,
        }),
        { maxLength: 6 },
      ),
      optional<ReceiptOptions>({
        ...common,
        header: label,
        subheader: fc.array(
          optional<ReceiptSubheaderOptions>({
            headerOne: label,
            bodyOne: label,
            headerTwo: label,
            bodyTwo: label,
          }),
          { maxLength: 3 },
        ),
        totalItemCount: fc.nat(),
        footer: optional<ReceiptFooterOptions>({
          amount: label,
          offerText: label,
          actionables: fc.array(actionables, { maxLength: 5 }),
          extra,
        }),
      }),
    )
    .map((given) => hsl.receipt(...given)),
  RAW: fc
    .tuple(
      key.map((kind) => `NEW_${kind}`),
      arbitraryText,
      optional<RawOptions>({ ...common, data: extra }),
    )
    .map((given) => hsl.raw(...given)),
};

export const anyElement: fc.Arbitrary<hsl.HslElement> = fc.oneof(...Object.values(ELEMENTS));

/**
 * Factories of any JavaScript value: cycles, getters that throw, proxies, exotic objects. The values
 * are created lazily because fast-check would read them.
 */
export const anything: fc.Arbitrary<() => unknown> = fc.oneof(
  fc
    .anything({
      withBigInt: true,
      withDate: true,
      withMap: true,
      withNullPrototype: true,
      withSparseArray: true,
    })
    .map((value) => () => value),
  fc.constantFrom<() => unknown>(cyclic, throwing, revoked, deep, symbols),
);

function cyclic(): object {
  const cycle: Record<string, unknown> = { type: 'TEXT', text: 'again' };
  cycle['data'] = { quick_replies: [cycle], items: cycle };
  return cycle;
}

function throwing(): object {
  const get = (): never => {
    throw new Error('not readable');
  };
  return Object.defineProperties(
    {},
    {
      type: { get, enumerable: true },
      text: { get, enumerable: true },
      data: { get, enumerable: true },
    },
  );
}

function revoked(): object {
  const { proxy, revoke } = Proxy.revocable({}, {});
  revoke();
  return proxy;
}

function deep(): object {
  let value: object = {};
  for (let depth = 0; depth < 5_000; depth++) value = { data: value };
  return { type: 'CUSTOM', data: value };
}

function symbols(): object {
  return {
    type: 'BUTTON',
    text: Symbol('words'),
    data: { items: [Symbol('label'), () => 'label'] },
  };
}
