import { ELEMENT_SHAPES } from '../read/element.shapes.js';
import { saying } from '../read/actionable.shape.js';
import type {
  ButtonElement,
  FormElement,
  NativeActionElement,
  ReceiptElement,
  TabListElement,
  TextElement,
} from '../wire/elements.js';
import type { HslElement } from '../wire/hsl.element.js';
import { choicesOf } from './choices.js';
import { fitChoices, headOf, textOnly } from './fit.choices.js';
import type { Fitting } from './fitting.js';
import { lines, receiptText, toPlainText } from './plain.text.js';

type Fitted = readonly HslElement[];

export function fitText(fitting: Fitting, element: TextElement): Fitted {
  return fitChoices(fitting, {
    words: element.text,
    choices: element.data.quick_replies,
    path: 'data.quick_replies',
    asButtons: false,
    head: headOf(element),
    numbered: toPlainText(element),
  });
}

export function fitButton(fitting: Fitting, element: ButtonElement): Fitted {
  return fitChoices(fitting, {
    words: element.text,
    choices: element.data.items,
    path: 'data.items',
    asButtons: true,
    head: headOf(element),
    numbered: toPlainText(element),
  });
}

/** One question with options is a text with quick replies; several questions are a list. */
export function fitForm(fitting: Fitting, element: FormElement): Fitted {
  if (fitting.shows('FORM')) return [element];
  fitting.note('form-to-questions');
  const { title, subtitle, data } = element;
  const [field, ...others] = data.fields;
  const numbered = toPlainText(element);
  if (numbered === '') return [];
  const options = others.length === 0 ? (field?.options ?? []) : [];
  if (options.length === 0) return textOnly(fitting, { head: headOf(element) }, numbered);
  const words = lines(title, subtitle, field?.hint);
  const choices = options.map((option) => saying(option, option));
  const list = ELEMENT_SHAPES.TEXT({ text: words, data: { quick_replies: choices } });
  return fitChoices(fitting, {
    words,
    choices,
    path: 'data.fields[0].options',
    asButtons: false,
    head: headOf(element),
    numbered: toPlainText(list),
  });
}

/** What can be chosen in the tabs becomes quick replies, each saying its own message. */
export function fitTabList(fitting: Fitting, element: TabListElement): Fitted {
  if (fitting.shows('TAB_LIST')) return [element];
  fitting.note('kind-to-text');
  const numbered = toPlainText(element);
  if (numbered === '') return [];
  return fitChoices(fitting, {
    words: element.text,
    choices: choicesOf(element).map(({ actionable }) => actionable),
    path: 'data.tabs',
    asButtons: false,
    head: headOf(element),
    numbered,
  });
}

export function fitReceipt(fitting: Fitting, element: ReceiptElement): Fitted {
  if (fitting.shows('RECEIPT')) return [element];
  fitting.note('kind-to-text');
  const numbered = toPlainText(element);
  if (numbered === '') return [];
  return fitChoices(fitting, {
    words: receiptText(element),
    choices: element.data.footer?.actionables ?? [],
    path: 'data.footer.actionables',
    asButtons: true,
    head: headOf(element),
    numbered,
  });
}

export function fitNativeAction(fitting: Fitting, element: NativeActionElement): Fitted {
  if (fitting.shows('NATIVE_ACTION')) return [element];
  if (element.text.trim() === '') return [];
  fitting.note('kind-to-text');
  return textOnly(fitting, { head: headOf(element) }, element.text);
}
