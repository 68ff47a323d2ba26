import type { CopyFinding, DefinitionView } from '../../api/contract.js';
import { checkCopy } from '../../../../src/copy/check.copy.js';

/** What the server will find, too; nothing for a message that no code declares. */
export function findingsOf(
  text: string,
  definition: DefinitionView | null,
  language: string,
): readonly CopyFinding[] {
  if (!definition) return [];
  const { placeholders, usedAs } = definition;
  return checkCopy(text, { placeholders, usedAs, sample: samplesOf(definition) }, language);
}

export type Samples = Readonly<Record<string, string | number>>;

export function samplesOf({ placeholders }: DefinitionView): Samples {
  return Object.fromEntries(placeholders.map(({ name, sample }) => [name, sample]));
}
