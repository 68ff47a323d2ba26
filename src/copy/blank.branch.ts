import { isBlank } from '../hsl/read/blank.text.js';
import type { TextElement } from './text.elements.js';

const LITERAL = 0;
const OTHER = 'other';

/**
 * A value that leaves nothing of a text to be read, such as "one of {n}"; undefined where something is left
 * whatever the values are. What fills a placeholder counts as something.
 *
 * @param parts of the text, or of a branch of it
 */
export function blankBranch(parts: readonly TextElement[]): string | undefined {
  const others = parts.filter(({ type, value = '' }) => type !== LITERAL || !isBlank(value));
  if (!others.every(({ options }) => options)) return undefined;
  let found = '';
  for (const choices of Map.groupBy(others, ({ type, value }) => `${type} ${value}`).values()) {
    const name = blankName(choices);
    if (name === undefined) return undefined;
    found = `"${name}" of {${choices[0]?.value}}`;
  }
  return found;
}

/** The branch that is blank in all choices by one value, since one value decides them all. */
function blankName(choices: readonly TextElement[]): string | undefined {
  const names = new Set(choices.flatMap(({ options = {} }) => Object.keys(options)));
  return [...names].find((name) =>
    choices.every(({ options = {} }) => {
      const branch = Object.hasOwn(options, name) ? options[name] : options[OTHER];
      return branch !== undefined && blankBranch(branch.value) !== undefined;
    }),
  );
}
