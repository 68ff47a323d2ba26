import type { ChannelRules, LimitName, ShownKind } from '../channel/channel.rules.js';
import type { Deed } from '../channel/deed.js';
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
    const message = `${count} ${what}; ${this.rules?.name} shows ${limit.most || 'none'}.`;
    this.add('too-many', path, message, limit.severity, limit.source);
  }

  tooLong(name: LimitName, path: string, text: string, what: string): void {
    const limit = this.rules?.limits[name];
    // A text has no more code points than it has units: most need not be counted.
    if (!limit || text.length <= limit.most) return;
    const length = lengthOf(text);
    if (length <= limit.most) return;
    const message = `${what} has ${length} characters; ${this.rules?.name} takes ${limit.most}.`;
    this.add('too-long', path, message, limit.severity, limit.source);
  }

  kind(kind: ShownKind): void {
    const unsupported = this.rules?.unsupported[kind];
    if (!unsupported) return;
    const message = `${this.rules?.name} does not show ${kind}. Let fit() find another form.`;
    this.add('kind-unsupported', '', message, unsupported.severity, unsupported.source);
  }

  deed(control: 'button' | 'card', deed: Deed, path: string): void {
    const unsupported = this.rules?.deeds[control]?.[deed];
    if (!unsupported) return;
    const what = deed === 'other' ? 'an action of the SDK' : `to ${deed}`;
    const message = `A ${control} on ${this.rules?.name} cannot be ${what}.`;
    this.add('deed-unsupported', path, message, unsupported.severity, unsupported.source);
  }
}
