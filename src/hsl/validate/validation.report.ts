import type { ChannelRules, Limit, LimitName, DisplayKind } from '../channel/channel.rules.js';
import type { ActionKind } from '../channel/action.kind.js';
import type { Finding, RuleName } from '../channel/finding.js';
import { countCodePoints } from '../channel/code.points.js';

const PROTOCOL = 'Haptik, HSL';

/** Collects the findings of one element, for one channel or for none. */
export class ValidationReport {
  readonly findings: Finding[] = [];

  constructor(readonly rules: ChannelRules | undefined) {}

  /** Adds a finding that applies to every channel. */
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
    const problem =
      limit.severity === 'advice'
        ? `Haptik advises at most ${limit.max}`
        : this.describeLimit(limit);
    this.add('too-many', path, `${count} ${what}; ${problem}.`, limit.severity, limit.source);
  }

  private describeLimit({ max }: Limit): string {
    const solution = 'Remove some, or adapt the element with adaptToChannel()';
    return `${this.#name} supports ${max === 0 ? 'none' : `at most ${max}`}. ${solution}`;
  }

  checkLength(name: LimitName, path: string, text: string, what: string): void {
    const limit = this.rules?.limits[name];
    // A text never has more code points than units, so most texts need no count.
    if (!limit || text.length <= limit.max) return;
    const length = countCodePoints(text);
    if (length <= limit.max) return;
    const subject = limit.severity === 'advice' ? 'Haptik advises' : `${this.#name} supports`;
    const message = `${what} has ${length} characters; ${subject} at most ${limit.max}. Shorten it.`;
    this.add('too-long', path, message, limit.severity, limit.source);
  }

  checkKind(kind: DisplayKind): void {
    const unsupported = this.rules?.unsupported[kind];
    if (!unsupported) return;
    const what = unsupported.severity === 'error' ? 'does not support' : 'is not known to support';
    const solution =
      kind === 'SILENT'
        ? 'Only the SDKs process it'
        : 'Send a text, or adapt the element with adaptToChannel()';
    const message = `${this.#name} ${what} ${kind}. ${solution}.`;
    this.add('kind-unsupported', '', message, unsupported.severity, unsupported.source);
  }

  checkAction(control: 'button' | 'card', kind: ActionKind, path: string): void {
    const unsupported = this.rules?.actions[control]?.[kind];
    if (!unsupported) return;
    const action = kind === 'other' ? 'actions of the app' : `a tap that ${VERBS[kind]}`;
    const message = `${this.#name} does not support ${action}. Put it into the text, or adapt the element with adaptToChannel().`;
    this.add('action-unsupported', path, message, unsupported.severity, unsupported.source);
  }

  addDuplicateLabel(path: string): void {
    const { severity = 'warning', source } = this.rules?.uniqueLabels ?? {};
    const message = 'Two labels are the same. Use distinct labels.';
    this.add('label-repeated', path, message, severity, source);
  }

  get #name(): string {
    return this.rules?.name ?? '';
  }
}

const VERBS: Readonly<Record<Exclude<ActionKind, 'other'>, string>> = {
  say: 'sends a message',
  link: 'opens a page',
  call: 'calls a number',
  share: 'shares something',
  feedback: 'asks for feedback',
};
