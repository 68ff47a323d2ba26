import { CHANNELS, type ChannelRules } from '../hsl/channel/channel.rules.js';
import { lengthOf } from '../hsl/channel/length.js';
import type { CopyDefinition, CopyValue } from './copy.definition.js';
import type { CopyFinding } from './copy.finding.js';
import { type CopyUse, LIMIT_OF } from './copy.use.js';
import { kindOf, type Placeholder, readPlaceholders } from './placeholder.js';
import { renderSample } from './render.sample.js';
import { syntaxFault } from './syntax.fault.js';

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
  if (text.trim() === '')
    return [error('empty', 'The text is empty. Write what users shall read.')];
  const space = text === text.trim() ? [] : [OUTER_SPACE];
  try {
    const faults = checkPlaceholders(readPlaceholders(text), expected.placeholders);
    if (faults.length > 0) return [...faults, ...space];
  } catch (fault) {
    return [error('syntax', syntaxFault(fault)), ...space];
  }
  const shown = renderSample(text, language, expected.sample);
  if (shown === undefined) return [error('syntax', syntaxFault(undefined)), ...space];
  if (shown.trim() === '') {
    return [error('empty', 'Nothing is left of the text when its placeholders are filled.')];
  }
  const long = checkLength(lengthOf(shown), expected.usedAs);
  return [...long, ...space].toSorted((a, b) => RANK[a.severity] - RANK[b.severity]);
}

const RANK = { error: 0, warning: 1 } as const;

const OUTER_SPACE: CopyFinding = {
  rule: 'outer-space',
  severity: 'warning',
  message: 'The text begins or ends with a space or an empty line. Take it out.',
};

function error(rule: CopyFinding['rule'], message: string): CopyFinding {
  return { rule, severity: 'error', message };
}

function checkPlaceholders(
  written: readonly Placeholder[],
  expected: readonly Placeholder[],
): readonly CopyFinding[] {
  const names = expected.map(({ name }) => `{${name}}`).join(', ') || 'none';
  const unknown = written.flatMap((one) => {
    const known = expected.find(({ name }) => name === one.name);
    if (!known) {
      const message = `{${one.name}} is not filled here. Take it out; the placeholders are: ${names}.`;
      return [error('unknown-placeholder', message)];
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
