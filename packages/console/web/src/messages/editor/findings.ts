import { validateCopy } from 'nestjs-haptik/internal/pure';
import type { CopyFindingJson, DefinitionJson } from '../../api/contract.js';

/** The findings of the server's checks, computed locally; none for a message that no code declares. */
export function listFindings(
  text: string,
  definition: DefinitionJson | null,
  language: string,
): readonly CopyFindingJson[] {
  if (!definition) return [];
  const { placeholders, usedAs } = definition;
  return validateCopy(
    text,
    { placeholders, usedAs, sample: getSampleValues(definition) },
    language,
  );
}

export type Samples = Readonly<Record<string, string | number>>;

export function getSampleValues({ placeholders }: DefinitionJson): Samples {
  return Object.fromEntries(placeholders.map(({ name, sample }) => [name, sample]));
}
