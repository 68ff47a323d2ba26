import { HAPTIK_2018 } from '../channel/built.in.channels.js';
import type {
  ButtonElement,
  Card,
  CarouselElement,
  ElementKind,
  Elements,
  ReceiptElement,
  SilentElement,
  SystemElement,
  TabListElement,
  TextElement,
} from '../wire/elements.js';
import {
  APP_ACTIONS,
  BUTTONS,
  CARD_BUTTONS,
  validateActionable,
  validateActionables,
  validateUrl,
  QUICK_REPLIES,
} from './actionable.validator.js';
import { validateForm } from './form.validator.js';
import type { ValidationReport } from './validation.report.js';
import { isBlank } from '../parse/blank.text.js';

function validateText(report: ValidationReport, { text, data }: TextElement): void {
  reportMissingText(report, text);
  const replies = data.quick_replies;
  const limit = replies.length > 0 ? 'quickReplyTextLength' : 'textLength';
  report.checkLength(limit, 'text', text, 'The text');
  validateActionables(report, 'data.quick_replies', replies, QUICK_REPLIES);
}

function validateButton(report: ValidationReport, { text, data }: ButtonElement): void {
  reportMissingText(report, text);
  report.checkLength('buttonTextLength', 'text', text, 'The text');
  if (data.items.length === 0) {
    report.add('nothing-to-tap', 'data.items', 'There are no buttons. Add one, or send a text.');
  }
  validateActionables(report, 'data.items', data.items, BUTTONS);
}

const WIDTHS: ReadonlySet<string> = new Set(['THIN', 'MEDIUM', 'FAT', 'BIG']);

function validateCarousel(report: ValidationReport, { data }: CarouselElement): void {
  const { items, width, image_aspect_ratio } = data;
  if (!WIDTHS.has(width)) {
    const message = 'The width is unknown. Use THIN, MEDIUM, FAT or BIG.';
    report.add('unknown-name', 'data.width', message, 'warning');
  }
  if (image_aspect_ratio <= 0) {
    const message = 'The aspect ratio is not positive. Use e.g. 1.5, or 1000 to hide images.';
    report.add('number-invalid', 'data.image_aspect_ratio', message, 'warning');
  }
  if (items.length === 0)
    report.add('nothing-to-show', 'data.items', 'There are no cards. Add one, or send a text.');
  report.checkCount('cards', 'data.items', items.length, 'cards');
  items.forEach((card, index) => validateCard(report, `data.items[${index}]`, card));
}

function validateCard(report: ValidationReport, path: string, card: Card): void {
  const { title, sub_title, description, thumbnail, actionables, mini_actionable } = card;
  if (isBlank(`${title}${sub_title}${description}${thumbnail.image}`)) {
    report.add('nothing-to-show', path, 'The card has neither text nor image. Give it a title.');
  }
  if (thumbnail.image !== '') validateUrl(report, `${path}.thumbnail.image`, thumbnail.image);
  report.checkLength('cardTitleLength', `${path}.title`, title, 'The title');
  report.checkLength('cardSubTitleLength', `${path}.sub_title`, sub_title, 'The sub-title');
  validateActionables(report, `${path}.actionables`, actionables, CARD_BUTTONS);
  if (mini_actionable) {
    validateActionable(report, `${path}.mini_actionable`, mini_actionable, CARD_BUTTONS);
  }
}

function validateTabList(report: ValidationReport, { data }: TabListElement): void {
  reportOutdated(report);
  if (data.tabs.every(({ tab_items }) => tab_items.length === 0)) {
    report.add('nothing-to-show', 'data.tabs', 'There are no items. Add items to the tabs.');
  }
  if (data.actionables.length !== 1) {
    const message = `There are ${data.actionables.length} actions. A tab list has exactly one.`;
    report.add('nothing-to-tap', 'data.actionables', message, 'error', HAPTIK_2018);
  }
  validateActionables(report, 'data.actionables', data.actionables, APP_ACTIONS);
}

function validateReceipt(report: ValidationReport, { data }: ReceiptElement): void {
  reportOutdated(report);
  data.order_items.forEach((item, index) => {
    if (Object.values(item).every((value) => isBlank(value ?? ''))) {
      const message = 'The item is empty. Give it a header, a title, a body or an image.';
      report.add('nothing-to-show', `data.order_items[${index}]`, message, 'error', HAPTIK_2018);
    }
  });
  validateActionables(
    report,
    'data.footer.actionables',
    data.footer?.actionables ?? [],
    APP_ACTIONS,
  );
}

function validateSystem(report: ValidationReport, { data }: SystemElement): void {
  if (data.event_name !== 'chat_pinned' && data.event_name !== 'chat_complete') {
    const message = 'The event is unknown. Use chat_pinned or chat_complete.';
    report.add('unknown-name', 'data.event_name', message, 'warning');
  }
}

function validateSilent(report: ValidationReport, { data }: SilentElement): void {
  data.silent_actions.forEach(({ type }, index) => {
    const path = `data.silent_actions[${index}].type`;
    if (type === '')
      report.add(
        'payload-incomplete',
        path,
        'The action has no type, so the app ignores it. Set type.',
      );
  });
}

function reportMissingText(report: ValidationReport, text: string): void {
  if (isBlank(text)) report.add('text-missing', 'text', 'The text is blank. Set text.', 'warning');
}

function reportOutdated(report: ValidationReport): void {
  const message = 'Haptik documented this kind in 2018 only. Test it on your channel first.';
  report.add('outdated', 'type', message, 'advice', HAPTIK_2018);
}

/** The validator of each kind. */
export const ELEMENT_VALIDATORS: {
  readonly [Kind in ElementKind]: (report: ValidationReport, element: Elements[Kind]) => void;
} = {
  TEXT: validateText,
  BUTTON: validateButton,
  CAROUSEL: validateCarousel,
  FORM: validateForm,
  SYSTEM: validateSystem,
  SILENT: validateSilent,
  NATIVE_ACTION: (report, { data }) => {
    if (data.method === '')
      report.add(
        'payload-incomplete',
        'data.method',
        'The method is missing. Set it to a method of the app.',
      );
  },
  TAB_LIST: validateTabList,
  RECEIPT: validateReceipt,
};
