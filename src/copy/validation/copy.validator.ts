import { findBlankBranch } from './blank.branch.js';
import { type ChannelRules } from '../../hsl/channel/channel.rules.js';
import { CHANNELS } from '../../hsl/channel/built.in.channels.js';
import { describeEncodingDamage } from '../../encoding.damage.js';
import { countCodePoints } from '../../hsl/channel/code.points.js';
import { findClosestMatch } from '../../closest.match.js';
import type { CopyDefinition, CopyValue } from '../definition/copy.definition.js';
import type { CopyFinding } from './copy.finding.js';
import { validateStyle } from './style.validator.js';
import { type CopyUse, LIMIT_BY_USE } from '../definition/copy.use.js';
import {
  detectPlaceholderKind,
  type Placeholder,
  collectPlaceholderUses,
  parseMessageElements,
} from '../definition/placeholder.js';
import { validatePlural } from './plural.validator.js';
import { renderSample } from './render.sample.js';
import { describeSyntaxError } from './syntax.error.message.js';
import {
  walkMessageElements,
  type MessageFormatElement,
} from '../definition/message.format.elements.js';
import { findInvisibleCharacters } from './invisible.characters.js';
import { isBlank } from '../../hsl/parse/blank.text.js';

/** Requirements of the texts of a key, in all languages. */
export interface CopyRequirements {
  readonly placeholders: readonly Placeholder[];
  readonly usedAs: CopyUse;
  readonly sample?: Readonly<Record<string, CopyValue>> | undefined;
}

/** Derives the requirements from a definition. */
export function toCopyRequirements({ usedAs, sample = {} }: CopyDefinition): CopyRequirements {
  const placeholders = Object.entries(sample).map(([name, value]) => ({
    name,
    kind: detectPlaceholderKind(value),
  }));
  return { placeholders, usedAs, sample };
}

/**
 * Validates a text; errors come first. Runs in the browser and on the server, without Nest and Node.
 *
 * @param expected the placeholders of the text, and where it is shown
 * @param language language of the text, for its plural rules, numbers and dates
 * @example
 * validateCopy('Order {nr} left', toCopyRequirements(definition), 'en');
 * // [{ rule: 'unknown-placeholder', severity: 'error', message: '…' }, …]
 */
export function validateCopy(
  text: string,
  expected: CopyRequirements,
  language: string,
): readonly CopyFinding[] {
  if (isBlank(text))
    return [createError('empty', 'The text is empty. Enter the text that users read.')];
  const damage = describeEncodingDamage(text);
  const characterFindings = [
    ...(damage === undefined ? [] : [createError('damaged', damage)]),
    ...validateSurroundingWhitespace(text),
    ...findInvisibleCharacters(text),
  ];
  const formatFindings: CopyFinding[] = [];
  try {
    const parts = parseMessageElements(text);
    const elements = walkMessageElements(parts);
    const placeholderFindings = validatePlaceholders(
      collectPlaceholderUses(elements),
      expected.placeholders,
    );
    formatFindings.push(
      ...uniqueByMessage(elements.flatMap((element) => validateFormats(element, language))),
    );
    const branch = findBlankBranch(parts, language);
    if (branch !== undefined)
      formatFindings.push(createError('empty', describeBlankBranch(branch)));
    if (placeholderFindings.length > 0 || hasErrors(formatFindings))
      return sortBySeverity([...placeholderFindings, ...formatFindings, ...characterFindings]);
  } catch (error) {
    return sortBySeverity([
      createError('syntax', describeSyntaxError(error, text)),
      ...characterFindings,
    ]);
  }
  const sampleText = renderSample(text, language, expected.sample);
  if (sampleText === undefined)
    return sortBySeverity([
      createError('syntax', describeSyntaxError(undefined)),
      ...characterFindings,
    ]);
  if (isBlank(sampleText)) {
    return [
      createError(
        'empty',
        'The text is blank with the sample values. Add text that users can read.',
      ),
    ];
  }
  const lengthFindings = validateLength(countCodePoints(sampleText), expected.usedAs);
  return sortBySeverity([...lengthFindings, ...formatFindings, ...characterFindings]);
}

function sortBySeverity(findings: readonly CopyFinding[]): readonly CopyFinding[] {
  return findings.toSorted((a, b) => SEVERITY_ORDER[a.severity] - SEVERITY_ORDER[b.severity]);
}

function describeBlankBranch(branch: string): string {
  return `The text is empty in the case ${branch}. Enter a text for this case too.`;
}

function hasErrors(findings: readonly CopyFinding[]): boolean {
  return findings.some(({ severity }) => severity === 'error');
}

/** Validates the style and the plural forms of a placeholder. */
function validateFormats(element: MessageFormatElement, language: string): readonly CopyFinding[] {
  const style = validateStyle(element);
  return [...(style ? [style] : []), ...validatePlural(element, language)];
}

const SEVERITY_ORDER = { error: 0, warning: 1 } as const;

function validateSurroundingWhitespace(text: string): readonly CopyFinding[] {
  const before = text.slice(0, text.length - text.trimStart().length);
  const after = text.slice(text.trimEnd().length);
  const ends = [
    before === '' ? [] : `begins with ${describeWhitespace(before)}`,
    after === '' ? [] : `ends with ${describeWhitespace(after)}`,
  ].flat();
  if (ends.length === 0) return [];
  const message = `The text ${ends.join(' and ')}. Remove ${ends.length === 1 ? 'it' : 'both'}.`;
  return [{ rule: 'surrounding-whitespace', severity: 'warning', message }];
}

function describeWhitespace(space: string): string {
  return /[\r\n]/.test(space) ? 'an empty line' : 'a space';
}

function createError(rule: CopyFinding['rule'], message: string): CopyFinding {
  return { rule, severity: 'error', message };
}

function validatePlaceholders(
  written: readonly Placeholder[],
  expected: readonly Placeholder[],
): readonly CopyFinding[] {
  const names =
    getPlaceholderNames(expected)
      .map((name) => `{${name}}`)
      .join(', ') || 'none';
  const unknown = written.flatMap((one) => {
    const known = expected.find(({ name }) => name === one.name);
    if (!known) {
      const near = findClosestMatch(one.name, getPlaceholderNames(expected));
      const hint =
        near === undefined
          ? `Remove it; the placeholders are: ${names}.`
          : `Did you mean {${near}}?`;
      return [
        createError(
          'unknown-placeholder',
          `{${one.name}} is not a placeholder of this text. ${hint}`,
        ),
      ];
    }
    const hint = suggestKind(one, known);
    return hint === undefined ? [] : [createError('unknown-placeholder', hint)];
  });
  const missing = expected.filter(({ name }) => written.every((one) => one.name !== name));
  return [
    ...uniqueByMessage(unknown),
    ...missing.map(({ name, kind }) =>
      createError('missing-placeholder', `{${name}} is missing. Add ${formatExample(name, kind)}.`),
    ),
  ];
}

function getPlaceholderNames(placeholders: readonly Placeholder[]): readonly string[] {
  return placeholders.map(({ name }) => name);
}

/** The fix for a placeholder whose kind differs from the value that code passes. */
function suggestKind(written: Placeholder, { name, kind }: Placeholder): string | undefined {
  const isFit = written.kind === kind || (written.kind === 'text' && kind === 'number');
  return isFit ? undefined : `{${name}} is a ${kind} here. Write ${formatExample(name, kind)}.`;
}

function formatExample(name: string, kind: Placeholder['kind']): string {
  return kind === 'date' ? `{${name}, date, medium}` : `{${name}}`;
}

const ALL_CHANNELS: readonly ChannelRules[] = Object.values(CHANNELS);

function validateLength(length: number, usedAs: CopyUse): readonly CopyFinding[] {
  const findings = ALL_CHANNELS.flatMap(({ name, limits }): CopyFinding[] => {
    const limit = limits[LIMIT_BY_USE[usedAs]];
    if (!limit || length <= limit.max) return [];
    const over = length - limit.max;
    const message =
      `${name}: ${length} characters with sample values, ${over} more than the ${limit.severity === 'advice' ? 'recommended' : 'maximum of'} ` +
      `${limit.max}. Shorten the text.`;
    const severity = limit.severity === 'error' ? 'error' : 'warning';
    return [{ rule: 'too-long', severity, message, channel: name }];
  });
  // Several rows of the rules can have the same channel name.
  return uniqueByMessage(findings);
}

function uniqueByMessage(findings: readonly CopyFinding[]): readonly CopyFinding[] {
  return [...new Map(findings.map((finding) => [finding.message, finding])).values()];
}
