import { isBlank } from '../../hsl/parse/blank.text.js';
import { EXAMPLES, findPluralRules } from './plural.validator.js';
import {
  MESSAGE_ELEMENT,
  type MessageFormatElement,
} from '../definition/message.format.elements.js';

const OTHER = 'other';

/**
 * Finds a case in which the rendered text is blank, such as `"one" of {n}`; undefined when the text is
 * never blank. The value of a placeholder counts as visible text.
 *
 * @param parts elements of the text, or of one of its branches
 * @param language language of the text; its plural rules decide which numbers are "one"
 */
export function findBlankBranch(
  parts: readonly MessageFormatElement[],
  language: string,
): string | undefined {
  const others = parts.filter(
    ({ type, value = '' }) => type !== MESSAGE_ELEMENT.literal || !isBlank(value),
  );
  if (!others.every(({ options }) => options)) return undefined;
  let found = '';
  for (const choices of Map.groupBy(others, ({ type, value }) => `${type} ${value}`).values()) {
    const name = findBlankOption(choices, language);
    if (name === undefined) return undefined;
    found = `"${name}" of {${choices[0]?.value}}`;
  }
  return found;
}

/** Finds the branch that is blank in every choice on the same value. */
function findBlankOption(
  choices: readonly MessageFormatElement[],
  language: string,
): string | undefined {
  // Each branch is checked once. A check per branch name would take exponential time in the nesting depth.
  const all = choices.map((choice) => branchesOf(choice, language));
  const names = new Set(all.flatMap(({ blank }) => [...blank.keys()]));
  const values = choices[0]?.type === MESSAGE_ELEMENT.plural ? numbersOf(names, choices[0]) : names;
  for (const value of values) {
    const read = all.map((one) => one.namesFor(value).find((name) => one.blank.has(name)));
    const isNothing = read.every((name, at) => name !== undefined && all[at]?.blank.get(name));
    if (isNothing) return read.find((name) => name !== OTHER) ?? OTHER;
  }
  return undefined;
}

interface Branches {
  /** Branch name -> whether the branch can render blank. */
  readonly blank: ReadonlyMap<string, boolean>;
  /** Branch names that match a value, in order of precedence. */
  namesFor(value: string | number): readonly string[];
}

function branchesOf(choice: MessageFormatElement, language: string): Branches {
  const { type, options = {}, offset = 0, pluralType = 'cardinal' } = choice;
  const blank = new Map(
    Object.entries(options).map(
      ([name, { value }]) => [name, findBlankBranch(value, language) !== undefined] as const,
    ),
  );
  if (type !== MESSAGE_ELEMENT.plural)
    return { blank, namesFor: (value) => [String(value), OTHER] };
  const rules =
    findPluralRules(language, pluralType) ?? new Intl.PluralRules('en', { type: pluralType });
  return {
    blank,
    namesFor: (value) => [`=${value}`, rules.select(Number(value) - offset), OTHER],
  };
}

/** The exact numbers (`=5`) of a plural, and examples of every plural category. */
function numbersOf(
  names: Iterable<string>,
  { offset = 0 }: MessageFormatElement,
): readonly number[] {
  const exact = [...names].filter((name) => name.startsWith('='));
  return [...exact.map((name) => Number(name.slice(1))), ...EXAMPLES.map((one) => one + offset)];
}
