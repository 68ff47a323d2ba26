import type {
  ButtonElement,
  FormElement,
  NativeActionElement,
  ReceiptElement,
  SystemElement,
  TabListElement,
  TextElement,
} from '../wire/elements.js';
import type { HslElement } from '../wire/hsl.element.js';
import { choicesOf, optionsOf } from '../words/choices.js';
import { asNumbers, asText, fitChoices, headOf, textOnly } from './fit.choices.js';
import type { Fitting } from './fitting.js';
import { asked, lines, receiptText } from '../words/plain.text.js';
import { isBlank } from '../read/blank.text.js';

type Parts = readonly HslElement[];

export function fitText(fitting: Fitting, element: TextElement): Parts {
  return fitChoices(fitting, {
    words: element.text,
    choices: element.data.quick_replies,
    path: 'data.quick_replies',
    asButtons: false,
    head: headOf(element),
    data: element.data,
    ...asText(element),
  });
}

export function fitButton(fitting: Fitting, element: ButtonElement): Parts {
  return fitChoices(fitting, {
    words: element.text,
    choices: element.data.items,
    path: 'data.items',
    asButtons: true,
    head: headOf(element),
    data: element.data,
    ...asText(element),
  });
}

/** One question with options is a text with quick replies; several questions are a list. */
export function fitForm(fitting: Fitting, element: FormElement): Parts {
  fitting.note('form-to-questions');
  const { title, subtitle, data } = element;
  const { numbered, isNumbered } = asText(element);
  const choices = optionsOf(data.fields);
  if (numbered === '') return [];
  if (choices.length === 0) return textOnly(fitting, { head: headOf(element) }, numbered);
  return fitChoices(fitting, {
    words: lines([title, subtitle, ...data.fields.map(asked)]),
    choices,
    path: 'data.fields[0].options',
    asButtons: false,
    head: headOf(element),
    numbered,
    isNumbered,
  });
}

/** What can be chosen in one tab becomes quick replies; in several, labels may be the same. */
export function fitTabList(fitting: Fitting, element: TabListElement): Parts {
  fitting.note('kind-to-text');
  const [tab, ...others] = element.data.tabs;
  const { numbered, isNumbered } = asText(element);
  if (numbered === '') return [];
  const proposal = {
    words: lines([element.text, tab?.title, tab?.sub_title]),
    choices: choicesOf(element).map(({ actionable }) => actionable),
    path: 'data.tabs',
    asButtons: false,
    head: headOf(element),
    numbered,
    isNumbered,
  };
  return others.length > 0 ? asNumbers(fitting, proposal) : fitChoices(fitting, proposal);
}

export function fitReceipt(fitting: Fitting, element: ReceiptElement): Parts {
  fitting.note('kind-to-text');
  const { order_items, footer } = element.data;
  if (order_items.some(({ image_url }) => image_url)) {
    fitting.note('picture-left-out', 'data.order_items');
  }
  const { numbered, isNumbered } = asText(element);
  if (numbered === '') return [];
  return fitChoices(fitting, {
    words: receiptText(element),
    choices: footer?.actionables ?? [],
    path: 'data.footer.actionables',
    asButtons: true,
    head: headOf(element),
    numbered,
    isNumbered,
  });
}

/** What an app would do, or show in its own way, leaves its text. */
export function fitSignal(fitting: Fitting, element: NativeActionElement | SystemElement): Parts {
  if (isBlank(element.text)) return [];
  fitting.note('kind-to-text');
  return textOnly(fitting, { head: headOf(element) }, element.text);
}
