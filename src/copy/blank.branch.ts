import { isBlank } from '../hsl/parse/blank.text.js';
import { EXAMPLES, findPluralRules } from './plural.validator.js';
import type { MessageFormatElement } from './message.format.elements.js';

/** Kinds of the parser's elements. */
const [LITERAL, PLURAL] = [0, 6];
const OTHER = 'other';

/**
 * A value that leaves nothing of a text to be read, such as "one of {n}"; undefined where something is left
 * whatever the values are. What fills a placeholder counts as something.
 *
 * @param parts of the text, or of a branch of it
 * @param language that says which numbers are "one"
 */
export function findBlankBranch(
  parts: readonly MessageFormatElement[],
  language: string,
): string | undefined {
  const others = parts.filter(({ type, value = '' }) => type !== LITERAL || !isBlank(value));
  if (!others.every(({ options }) => options)) return undefined;
  let found = '';
  for (const choices of Map.groupBy(others, ({ type, value }) => `${type} ${value}`).values()) {
    const name = findBlankOption(choices, language);
    if (name === undefined) return undefined;
    found = `"${name}" of {${choices[0]?.value}}`;
  }
  return found;
}

/** The branch that is blank in all choices by one value, since one value decides them all. */
function findBlankOption(
  choices: readonly MessageFormatElement[],
  language: string,
): string | undefined {
  // Each branch is judged once: once for each name, the time would grow by a factor with each level. What is
  // left grows as the choices by one value times their branches.
  const all = choices.map((choice) => branchesOf(choice, language));
  const names = new Set(all.flatMap(({ blank }) => [...blank.keys()]));
  const values = choices[0]?.type === PLURAL ? numbersOf(names, choices[0]) : names;
  for (const value of values) {
    const read = all.map((one) => one.namesFor(value).find((name) => one.blank.has(name)));
    const isNothing = read.every((name, at) => name !== undefined && all[at]?.blank.get(name));
    if (isNothing) return read.find((name) => name !== OTHER) ?? OTHER;
  }
  return undefined;
}

interface Branches {
  /** By the name of each branch, whether nothing may be left of it. */
  readonly blank: ReadonlyMap<string, boolean>;
  /** The branches that a value leads to, of which the first that exists is read. */
  namesFor(value: string | number): readonly string[];
}

function branchesOf(choice: MessageFormatElement, language: string): Branches {
  const { type, options = {}, offset = 0, pluralType = 'cardinal' } = choice;
  const blank = new Map(
    Object.entries(options).map(
      ([name, { value }]) => [name, findBlankBranch(value, language) !== undefined] as const,
    ),
  );
  if (type !== PLURAL) return { blank, namesFor: (value) => [String(value), OTHER] };
  const rules =
    findPluralRules(language, pluralType) ?? new Intl.PluralRules('en', { type: pluralType });
  return {
    blank,
    namesFor: (value) => [`=${value}`, rules.select(Number(value) - offset), OTHER],
  };
}

/** Numbers that are named themselves, and some of each category. */
function numbersOf(
  names: Iterable<string>,
  { offset = 0 }: MessageFormatElement,
): readonly number[] {
  const exact = [...names].filter((name) => name.startsWith('='));
  return [...exact.map((name) => Number(name.slice(1))), ...EXAMPLES.map((one) => one + offset)];
}
