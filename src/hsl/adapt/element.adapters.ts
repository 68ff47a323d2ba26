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
import { listChoices, toOptionActionables } from '../text/choice.js';
import {
  toNumberedList,
  toNumberedText,
  adaptChoices,
  pickSharedKeys,
  toTextElements,
} from './choice.adapter.js';
import type { AdaptationContext } from './adaptation.context.js';
import { getFieldPrompt, joinLines, formatReceipt } from '../text/plain.text.js';
import { isBlank } from '../parse/blank.text.js';

type Parts = readonly HslElement[];

export function adaptText(context: AdaptationContext, element: TextElement): Parts {
  return adaptChoices(context, {
    text: element.text,
    choices: element.data.quick_replies,
    path: 'data.quick_replies',
    prefersButtons: false,
    head: pickSharedKeys(element),
    data: element.data,
    ...toNumberedText(element),
  });
}

export function adaptButton(context: AdaptationContext, element: ButtonElement): Parts {
  return adaptChoices(context, {
    text: element.text,
    choices: element.data.items,
    path: 'data.items',
    prefersButtons: true,
    head: pickSharedKeys(element),
    data: element.data,
    ...toNumberedText(element),
  });
}

/** One question with options becomes a text with quick replies; several become a list. */
export function adaptForm(context: AdaptationContext, element: FormElement): Parts {
  context.recordChange('form-to-questions');
  const { title, subtitle, data } = element;
  const { numbered, isNumbered } = toNumberedText(element);
  const choices = toOptionActionables(data.fields);
  if (numbered === '') return [];
  if (choices.length === 0)
    return toTextElements(context, { head: pickSharedKeys(element) }, numbered);
  return adaptChoices(context, {
    text: joinLines([title, subtitle, ...data.fields.map(getFieldPrompt)]),
    choices,
    path: 'data.fields[0].options',
    prefersButtons: false,
    head: pickSharedKeys(element),
    numbered,
    isNumbered,
  });
}

/** The items of one tab become quick replies. Several tabs may repeat labels, so they are numbered. */
export function adaptTabList(context: AdaptationContext, element: TabListElement): Parts {
  context.recordChange('kind-to-text');
  const [tab, ...others] = element.data.tabs;
  const { numbered, isNumbered } = toNumberedText(element);
  if (numbered === '') return [];
  const message = {
    text: joinLines([element.text, tab?.title, tab?.sub_title]),
    choices: listChoices(element).map(({ actionable }) => actionable),
    path: 'data.tabs',
    prefersButtons: false,
    head: pickSharedKeys(element),
    numbered,
    isNumbered,
  };
  return others.length > 0 ? toNumberedList(context, message) : adaptChoices(context, message);
}

export function adaptReceipt(context: AdaptationContext, element: ReceiptElement): Parts {
  context.recordChange('kind-to-text');
  const { order_items, footer } = element.data;
  if (order_items.some(({ image_url }) => image_url)) {
    context.recordChange('image-omitted', 'data.order_items');
  }
  const { numbered, isNumbered } = toNumberedText(element);
  if (numbered === '') return [];
  return adaptChoices(context, {
    text: formatReceipt(element),
    choices: footer?.actionables ?? [],
    path: 'data.footer.actionables',
    prefersButtons: true,
    head: pickSharedKeys(element),
    numbered,
    isNumbered,
  });
}

/** An element for the app keeps its text only. */
export function adaptToText(
  context: AdaptationContext,
  element: NativeActionElement | SystemElement,
): Parts {
  if (isBlank(element.text)) return [];
  context.recordChange('kind-to-text');
  return toTextElements(context, { head: pickSharedKeys(element) }, element.text);
}
