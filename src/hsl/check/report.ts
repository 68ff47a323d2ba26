import type { ChannelRules, Limit, LimitName, ShownKind } from '../channel/channel.rules.js';
import type { ActionKind } from '../channel/action.kind.js';
import type { Finding, RuleName } from '../channel/finding.js';
import { lengthOf } from '../channel/length.js';

const PROTOCOL = 'Haptik, HSL';

/** What was found so far, on one channel or on none. */
export class Report {
  readonly findings: Finding[] = [];

  constructor(readonly rules: ChannelRules | undefined) {}

  /** Something that is wrong on every channel. */
  add(
    rule: RuleName,
    path: string,
    message: string,
    severity: Finding['severity'] = 'error',
    source = PROTOCOL,
  ): void {
    this.findings.push({ severity, path, rule, message, source });
  }

  tooMany(name: LimitName, path: string, count: number, what: string): void {
    const limit = this.rules?.limits[name];
    if (!limit || count <= limit.most) return;
    const shown = limit.severity === 'advice' ? `Haptik advises ${limit.most}` : this.#most(limit);
    this.add('too-many', path, `${count} ${what}; ${shown}.`, limit.severity, limit.source);
  }

  #most({ most }: Limit): string {
    const cure = 'Take some away, or fit() the element';
    return `${this.#name} shows ${most === 0 ? 'none' : `${most} at most`}. ${cure}`;
  }

  tooLong(name: LimitName, path: string, text: string, what: string): void {
    const limit = this.rules?.limits[name];
    // A text has no more code points than it has units: most need not be counted.
    if (!limit || text.length <= limit.most) return;
    const length = lengthOf(text);
    if (length <= limit.most) return;
    const who = limit.severity === 'advice' ? 'Haptik advises' : `${this.#name} takes`;
    const message = `${what} has ${length} characters; ${who} ${limit.most}. Shorten it.`;
    this.add('too-long', path, message, limit.severity, limit.source);
  }

  kind(kind: ShownKind): void {
    const unsupported = this.rules?.unsupported[kind];
    if (!unsupported) return;
    const what = unsupported.severity === 'error' ? 'does not show' : 'is not known to show';
    const cure =
      kind === 'SILENT' ? 'Only the SDKs act on it' : 'Give it a text, or fit() the element';
    const message = `${this.#name} ${what} ${kind}. ${cure}.`;
    this.add('kind-unsupported', '', message, unsupported.severity, unsupported.source);
  }

  action(control: 'button' | 'card', kind: ActionKind, path: string): void {
    const unsupported = this.rules?.actions[control]?.[kind];
    if (!unsupported) return;
    const what = kind === 'other' ? 'an action of the app' : `a tap to ${VERBS[kind]}`;
    const message = `${this.#name} does not offer ${what}. Say it in a text, or fit() the element.`;
    this.add('action-unsupported', path, message, unsupported.severity, unsupported.source);
  }

  repeated(path: string): void {
    const { severity = 'warning', source } = this.rules?.uniqueLabels ?? {};
    const message = 'Two labels are the same. Word them so that one can tell which is which.';
    this.add('label-repeated', path, message, severity, source);
  }

  get #name(): string {
    return this.rules?.name ?? '';
  }
}

const VERBS: Readonly<Record<Exclude<ActionKind, 'other'>, string>> = {
  say: 'say something',
  link: 'open a page',
  call: 'call',
  share: 'share',
  feedback: 'give feedback',
};
