import type { LimitName } from '../channel/channel.rules.js';
import { getActionKind, getActionPhoneNumber } from '../channel/action.kind.js';
import {
  type Actionable,
  ACTIONABLE_TYPES,
  ACTIONABLE_URIS,
  type ActionablePayload,
} from '../wire/actionable.js';
import { optionalText } from '../parse/value.parsers.js';
import { normalizeLabel } from '../text/label.normalizer.js';
import type { ValidationReport } from './validation.report.js';
import { isBlank } from '../parse/blank.text.js';

/** How actionables are shown, and the limits that apply. */
export interface ActionableControl {
  readonly noun: string;
  readonly countLimit?: LimitName;
  readonly labelLimit?: LimitName;
  /** The channel rules for its actions; absent for quick replies, which only send a message. */
  readonly tapRules?: 'button' | 'card';
}

export const BUTTONS: ActionableControl = {
  noun: 'buttons',
  countLimit: 'buttons',
  labelLimit: 'buttonLabelLength',
  tapRules: 'button',
};
export const QUICK_REPLIES: ActionableControl = {
  noun: 'quick replies',
  countLimit: 'quickReplies',
  labelLimit: 'quickReplyLabelLength',
};
export const CARD_BUTTONS: ActionableControl = {
  noun: 'actions of one card',
  countLimit: 'cardButtons',
  labelLimit: 'cardLabelLength',
  tapRules: 'card',
};
/** Actions of elements that only Haptik's own apps show. */
export const APP_ACTIONS: ActionableControl = { noun: 'actions' };

const TYPES: ReadonlySet<string> = new Set(ACTIONABLE_TYPES);
const URIS: ReadonlySet<string> = new Set(ACTIONABLE_URIS);
const SCHEME = /^[a-z][a-z0-9+.-]*:/i;
/** Schemes whose URLs are executed. */
const EXECUTABLE_SCHEME = /^\s*(javascript|data|vbscript):/i;

/** Validates a list of actionables and each actionable in it. */
export function validateActionables(
  report: ValidationReport,
  path: string,
  actionables: readonly Actionable[],
  control: ActionableControl,
): void {
  if (control.countLimit)
    report.checkCount(control.countLimit, path, actionables.length, control.noun);
  const labels = new Set<string>();
  actionables.forEach((actionable, index) => {
    const itemPath = `${path}[${index}]`;
    validateActionable(report, itemPath, actionable, control);
    const label = normalizeLabel(actionable.actionable_text);
    if (!isBlank(label) && labels.has(label)) {
      report.addDuplicateLabel(`${itemPath}.actionable_text`);
    }
    labels.add(label);
  });
}

export function validateActionable(
  report: ValidationReport,
  path: string,
  actionable: Actionable,
  control: ActionableControl,
): void {
  const { actionable_text: label, type, uri } = actionable;
  if (isBlank(label)) {
    report.add('label-missing', `${path}.actionable_text`, 'The label is blank. Give it a text.');
  }
  if (control.labelLimit) {
    report.checkLength(control.labelLimit, `${path}.actionable_text`, label, 'The label');
  }
  if (!TYPES.has(type)) reportUnknownName(report, `${path}.type`, 'type');
  if (!URIS.has(uri)) reportUnknownName(report, `${path}.uri`, 'uri');
  if (control === QUICK_REPLIES && type !== 'TEXT_ONLY') {
    const message =
      'A quick reply only sends a message (type TEXT_ONLY). Use a button for other actions.';
    report.add('quick-reply-type', `${path}.type`, message);
  }
  if (control.tapRules) report.checkAction(control.tapRules, getActionKind(actionable), path);
  validatePayload(report, `${path}.payload`, actionable);
}

function reportUnknownName(report: ValidationReport, path: string, what: string): void {
  const message = `Haptik documents no such ${what}. Check the spelling.`;
  report.add('unknown-name', path, message, 'warning');
}

/** The payload key that an action requires. */
const REQUIRED_PAYLOAD_KEYS: Readonly<Record<string, keyof ActionablePayload>> = {
  TEXT_ONLY: 'message',
  FORM_SHOW: 'id',
  LAUNCH_CHANNEL: 'via_name',
};

function validatePayload(
  report: ValidationReport,
  path: string,
  { type, uri, payload }: Actionable,
): void {
  const key = REQUIRED_PAYLOAD_KEYS[type === 'APP_ACTION' ? uri : type];
  if (key && isBlank(optionalText(payload[key]) ?? '')) {
    const severity = type === 'TEXT_ONLY' ? 'warning' : 'error';
    const message = `payload.${key} is missing. Without it, a tap has no effect.`;
    report.add('payload-incomplete', path, message, severity);
  }
  if (uri === 'CALL' && !getActionPhoneNumber(payload)) {
    report.add('payload-incomplete', path, 'The phone number is missing. Set payload.number.');
  }
  if (uri === 'LINK' || uri === 'SELF_SERVE_WEB') validateTarget(report, path, payload);
}

function validateTarget(
  report: ValidationReport,
  path: string,
  { url, link }: ActionablePayload,
): void {
  const target = optionalText(url || link)?.trim();
  if (target) {
    validateUrl(report, `${path}.url`, target);
  } else {
    const message = 'payload.url is missing. Set it to the URL to open.';
    report.add('payload-incomplete', path, message);
  }
}

/** Reports a URL without a scheme, or with a scheme that executes code. */
export function validateUrl(report: ValidationReport, path: string, url: string): void {
  if (EXECUTABLE_SCHEME.test(url)) {
    const message = 'The URL executes code. Use a URL that begins with https://.';
    report.add('url-invalid', path, message);
  } else if (!SCHEME.test(url)) {
    const message = 'The URL has no scheme. Use a URL that begins with https://.';
    report.add('url-invalid', path, message, 'warning');
  }
}
