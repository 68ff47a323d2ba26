import type { ChannelRules, Limit, LimitName, DisplayKind } from '../channel/channel.rules.js';
import type { ActionKind } from '../channel/action.kind.js';
import type { Finding, RuleName } from '../channel/finding.js';
import { countCodePoints } from '../channel/code.points.js';

const PROTOCOL = 'Haptik, HSL';

/** What was found so far, on one channel or on none. */
export class ValidationReport {
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

  checkCount(name: LimitName, path: string, count: number, what: string): void {
    const limit = this.rules?.limits[name];
    if (!limit || count <= limit.max) return;
    const shown =
      limit.severity === 'advice' ? `Haptik advises ${limit.max}` : this.#describeLimit(limit);
    this.add('too-many', path, `${count} ${what}; ${shown}.`, limit.severity, limit.source);
  }

  #describeLimit({ max }: Limit): string {
    const cure = 'Take some away, or adapt it with adaptToChannel()';
    return `${this.#name} shows ${max === 0 ? 'none' : `${max} at most`}. ${cure}`;
  }

  checkLength(name: LimitName, path: string, text: string, what: string): void {
    const limit = this.rules?.limits[name];
    // A text has no more code points than it has units: most need not be counted.
    if (!limit || text.length <= limit.max) return;
    const length = countCodePoints(text);
    if (length <= limit.max) return;
    const who = limit.severity === 'advice' ? 'Haptik advises' : `${this.#name} takes`;
    const message = `${what} has ${length} characters; ${who} ${limit.max}. Shorten it.`;
    this.add('too-long', path, message, limit.severity, limit.source);
  }

  checkKind(kind: DisplayKind): void {
    const unsupported = this.rules?.unsupported[kind];
    if (!unsupported) return;
    const what = unsupported.severity === 'error' ? 'does not show' : 'is not known to show';
    const cure =
      kind === 'SILENT'
        ? 'Only the SDKs act on it'
        : 'Give it a text, or adapt it with adaptToChannel()';
    const message = `${this.#name} ${what} ${kind}. ${cure}.`;
    this.add('kind-unsupported', '', message, unsupported.severity, unsupported.source);
  }

  checkAction(control: 'button' | 'card', kind: ActionKind, path: string): void {
    const unsupported = this.rules?.actions[control]?.[kind];
    if (!unsupported) return;
    const what = kind === 'other' ? 'an action of the app' : `a tap to ${VERBS[kind]}`;
    const message = `${this.#name} does not offer ${what}. Say it in a text, or adapt it with adaptToChannel().`;
    this.add('action-unsupported', path, message, unsupported.severity, unsupported.source);
  }

  addDuplicateLabel(path: string): void {
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
