import { blankBranch } from './blank.branch.js';
import { CHANNELS, type ChannelRules } from '../hsl/channel/channel.rules.js';
import { damageOf } from '../damaged.text.js';
import { lengthOf } from '../hsl/channel/length.js';
import { nearest } from '../nearest.name.js';
import type { CopyDefinition, CopyValue } from './copy.definition.js';
import type { CopyFinding } from './copy.finding.js';
import { styleFault } from './format.styles.js';
import { type CopyUse, LIMIT_OF } from './copy.use.js';
import { kindOf, type Placeholder, placeholdersIn, readParts } from './placeholder.js';
import { pluralFindings } from './plural.categories.js';
import { renderSample } from './render.sample.js';
import { syntaxFault } from './syntax.fault.js';
import { elementsOf, type TextElement } from './text.elements.js';
import { unseenFindings } from './unseen.characters.js';
import { isBlank } from '../hsl/read/blank.text.js';

/** What a text is to be, whatever its language. */
export interface CopyExpectation {
  readonly placeholders: readonly Placeholder[];
  readonly usedAs: CopyUse;
  readonly sample?: Readonly<Record<string, CopyValue>> | undefined;
}

/** What a definition expects of all texts of its key. */
export function expectationOf({ usedAs, sample = {} }: CopyDefinition): CopyExpectation {
  const placeholders = Object.entries(sample).map(([name, value]) => ({
    name,
    kind: kindOf(value),
  }));
  return { placeholders, usedAs, sample };
}

/**
 * Everything that is wrong with a text, worst first. The same while an editor types and on the
 * server: it needs neither Nest nor Node.
 *
 * @param expected what the code passes in, and where the text is shown
 * @param language of the text, for its numbers and dates
 * @example
 * checkCopy('Order {nr} left', expectationOf(definition), 'en');
 * // [{ rule: 'unknown-placeholder', severity: 'error', message: '…' }, …]
 */
export function checkCopy(
  text: string,
  expected: CopyExpectation,
  language: string,
): readonly CopyFinding[] {
  if (isBlank(text)) return [error('empty', 'The text is empty. Write what users shall read.')];
  const damage = damageOf(text);
  const space = [
    ...(damage === undefined ? [] : [error('damaged', damage)]),
    ...checkEnds(text),
    ...unseenFindings(text),
  ];
  const forms: CopyFinding[] = [];
  try {
    const parts = readParts(text);
    const elements = elementsOf(parts);
    const faults = checkPlaceholders(placeholdersIn(elements), expected.placeholders);
    forms.push(...distinct(elements.flatMap((element) => checkForms(element, language))));
    const branch = blankBranch(parts, language);
    if (branch !== undefined) forms.push(error('empty', blankFor(branch)));
    if (faults.length > 0 || hasErrors(forms)) return sorted([...faults, ...forms, ...space]);
  } catch (fault) {
    return sorted([error('syntax', syntaxFault(fault, text)), ...space]);
  }
  const shown = renderSample(text, language, expected.sample);
  if (shown === undefined) return sorted([error('syntax', syntaxFault(undefined)), ...space]);
  if (isBlank(shown)) {
    return [error('empty', 'Nothing is left of the text when its placeholders are filled.')];
  }
  const long = checkLength(lengthOf(shown), expected.usedAs);
  return sorted([...long, ...forms, ...space]);
}

function sorted(findings: readonly CopyFinding[]): readonly CopyFinding[] {
  return findings.toSorted((a, b) => RANK[a.severity] - RANK[b.severity]);
}

function blankFor(branch: string): string {
  return `The text is empty in the case ${branch}. Write there what users shall read, too.`;
}

function hasErrors(findings: readonly CopyFinding[]): boolean {
  return findings.some(({ severity }) => severity === 'error');
}

/** What is wrong with the style or the plural of a placeholder. */
function checkForms(element: TextElement, language: string): readonly CopyFinding[] {
  const style = styleFault(element);
  return [...(style ? [style] : []), ...pluralFindings(element, language)];
}

const RANK = { error: 0, warning: 1 } as const;

function checkEnds(text: string): readonly CopyFinding[] {
  const before = text.slice(0, text.length - text.trimStart().length);
  const after = text.slice(text.trimEnd().length);
  const ends = [
    before === '' ? [] : `begins with ${nameOf(before)}`,
    after === '' ? [] : `ends with ${nameOf(after)}`,
  ].flat();
  if (ends.length === 0) return [];
  const message = `The text ${ends.join(' and ')}. Take ${ends.length === 1 ? 'it' : 'both'} out.`;
  return [{ rule: 'outer-space', severity: 'warning', message }];
}

function nameOf(space: string): string {
  return /[\r\n]/.test(space) ? 'an empty line' : 'a space';
}

function error(rule: CopyFinding['rule'], message: string): CopyFinding {
  return { rule, severity: 'error', message };
}

function checkPlaceholders(
  written: readonly Placeholder[],
  expected: readonly Placeholder[],
): readonly CopyFinding[] {
  const names =
    namesOf(expected)
      .map((name) => `{${name}}`)
      .join(', ') || 'none';
  const unknown = written.flatMap((one) => {
    const known = expected.find(({ name }) => name === one.name);
    if (!known) {
      const near = nearest(one.name, namesOf(expected));
      const cure =
        near === undefined
          ? `Take it out; the placeholders are: ${names}.`
          : `Did you mean {${near}}?`;
      return [error('unknown-placeholder', `{${one.name}} is not filled here. ${cure}`)];
    }
    const cure = cureOf(one, known);
    return cure === undefined ? [] : [error('unknown-placeholder', cure)];
  });
  const missing = expected.filter(({ name }) => written.every((one) => one.name !== name));
  return [
    ...distinct(unknown),
    ...missing.map(({ name, kind }) =>
      error('missing-placeholder', `{${name}} is missing. Add ${exampleOf(name, kind)}.`),
    ),
  ];
}

function namesOf(placeholders: readonly Placeholder[]): readonly string[] {
  return placeholders.map(({ name }) => name);
}

/** What to do about a placeholder that is written as another kind than code passes in. */
function cureOf(written: Placeholder, { name, kind }: Placeholder): string | undefined {
  const isFit = written.kind === kind || (written.kind === 'text' && kind === 'number');
  return isFit ? undefined : `{${name}} is a ${kind} here. Write ${exampleOf(name, kind)}.`;
}

function exampleOf(name: string, kind: Placeholder['kind']): string {
  return kind === 'date' ? `{${name}, date, medium}` : `{${name}}`;
}

const ALL_CHANNELS: readonly ChannelRules[] = Object.values(CHANNELS);

function checkLength(length: number, usedAs: CopyUse): readonly CopyFinding[] {
  const findings = ALL_CHANNELS.flatMap(({ name, limits }): CopyFinding[] => {
    const limit = limits[LIMIT_OF[usedAs]];
    if (!limit || length <= limit.most) return [];
    const over = length - limit.most;
    const message =
      `${name}: ${length} characters with sample values, ${over} more than the ${limit.most} that ` +
      `${limit.severity === 'advice' ? 'are advised' : 'it shows'} here. Shorten the text.`;
    const severity = limit.severity === 'error' ? 'error' : 'warning';
    return [{ rule: 'too-long', severity, message, channel: name }];
  });
  // Two rows of the rules may be one channel.
  return distinct(findings);
}

function distinct(findings: readonly CopyFinding[]): readonly CopyFinding[] {
  return [...new Map(findings.map((finding) => [finding.message, finding])).values()];
}
