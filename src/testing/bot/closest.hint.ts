import { findClosestMatch } from '../../closest.match.js';

/** A sentence with the closest known name, or with all known names; both for an error message. */
export function suggestName(name: string, known: readonly string[], none: string): string {
  if (known.length === 0) return none;
  const closest = findClosestMatch(name, known);
  const all = known.map((one) => `"${one}"`).join(', ');
  return closest === undefined ? `Known: ${all}.` : `Did you mean "${closest}"? Known: ${all}.`;
}
