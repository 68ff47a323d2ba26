import type { LimitName } from '../channel/channel.rules.js';
import { actionKindOf, phoneOf } from '../channel/action.kind.js';
import {
  type Actionable,
  ACTIONABLE_TYPES,
  ACTIONABLE_URIS,
  type ActionablePayload,
} from '../wire/actionable.js';
import { optionalText } from '../read/values.js';
import { labelKey } from '../words/label.key.js';
import type { Report } from './report.js';
import { isBlank } from '../read/blank.text.js';

/** How actionables are shown, and the names of the limits that then hold. */
export interface Control {
  readonly what: string;
  readonly most?: LimitName;
  readonly longest?: LimitName;
  /** What channels say about taps on it; absent for quick replies, which only say something. */
  readonly actions?: 'button' | 'card';
}

export const BUTTONS: Control = {
  what: 'buttons',
  most: 'buttons',
  longest: 'buttonLabelLength',
  actions: 'button',
};
export const QUICK_REPLIES: Control = {
  what: 'quick replies',
  most: 'quickReplies',
  longest: 'quickReplyLabelLength',
};
export const CARD_BUTTONS: Control = {
  what: 'actions of one card',
  most: 'cardButtons',
  longest: 'cardLabelLength',
  actions: 'card',
};
/** Actions of elements that only Haptik's own apps show. */
export const APP_ACTIONS: Control = { what: 'actions' };

const TYPES: ReadonlySet<string> = new Set(ACTIONABLE_TYPES);
const URIS: ReadonlySet<string> = new Set(ACTIONABLE_URIS);
const SCHEME = /^[a-z][a-z0-9+.-]*:/i;
/** Schemes that run what stands behind them. */
const DANGEROUS = /^\s*(javascript|data|vbscript):/i;

/** Checks the actionables of one place, together and each by itself. */
export function checkActionables(
  report: Report,
  path: string,
  actionables: readonly Actionable[],
  control: Control,
): void {
  if (control.most) report.tooMany(control.most, path, actionables.length, control.what);
  const labels = new Set<string>();
  actionables.forEach((actionable, index) => {
    const place = `${path}[${index}]`;
    checkActionable(report, place, actionable, control);
    const label = labelKey(actionable.actionable_text);
    if (!isBlank(label) && labels.has(label)) {
      report.repeated(`${place}.actionable_text`);
    }
    labels.add(label);
  });
}

export function checkActionable(
  report: Report,
  path: string,
  actionable: Actionable,
  control: Control,
): void {
  const { actionable_text: label, type, uri } = actionable;
  if (isBlank(label)) {
    report.add('label-missing', `${path}.actionable_text`, 'There is no label to tap.');
  }
  if (control.longest) {
    report.tooLong(control.longest, `${path}.actionable_text`, label, 'The label');
  }
  if (!TYPES.has(type)) unknownName(report, `${path}.type`, 'type');
  if (!URIS.has(uri)) unknownName(report, `${path}.uri`, 'uri');
  if (control === QUICK_REPLIES && type !== 'TEXT_ONLY') {
    const message = 'A quick reply can only say something: type TEXT_ONLY. Make it a button.';
    report.add('quick-reply-type', `${path}.type`, message);
  }
  if (control.actions) report.action(control.actions, actionKindOf(actionable), path);
  checkPayload(report, `${path}.payload`, actionable);
}

function unknownName(report: Report, path: string, what: string): void {
  const message = `No list of Haptik has this ${what}. Is it misspelt?`;
  report.add('unknown-name', path, message, 'warning');
}

/** The key of the payload that a tap needs. */
const NEEDED: Readonly<Record<string, keyof ActionablePayload>> = {
  TEXT_ONLY: 'message',
  FORM_SHOW: 'id',
  LAUNCH_CHANNEL: 'via_name',
};

function checkPayload(report: Report, path: string, { type, uri, payload }: Actionable): void {
  const key = NEEDED[type === 'APP_ACTION' ? uri : type];
  if (key && isBlank(optionalText(payload[key]) ?? '')) {
    const severity = type === 'TEXT_ONLY' ? 'warning' : 'error';
    const message = `payload.${key} is missing, and without it a tap does nothing.`;
    report.add('payload-incomplete', path, message, severity);
  }
  if (uri === 'CALL' && !phoneOf(payload)) {
    report.add('payload-incomplete', path, 'There is no number to call. Give it one.');
  }
  if (uri === 'LINK' || uri === 'SELF_SERVE_WEB') checkTarget(report, path, payload);
}

function checkTarget(report: Report, path: string, { url, link }: ActionablePayload): void {
  const target = optionalText(url || link)?.trim();
  if (target) {
    checkUrl(report, `${path}.url`, target);
  } else {
    const message = 'payload.url is missing, so there is nothing to open. Give it a URL.';
    report.add('payload-incomplete', path, message);
  }
}

/** Checks that something is a URL, and one that only leads somewhere. */
export function checkUrl(report: Report, path: string, url: string): void {
  if (DANGEROUS.test(url)) {
    const message = 'The URL runs code. Give one that begins with https://.';
    report.add('url-invalid', path, message);
  } else if (!SCHEME.test(url)) {
    const message = 'The URL has no scheme. Give one that begins with https://.';
    report.add('url-invalid', path, message, 'warning');
  }
}
