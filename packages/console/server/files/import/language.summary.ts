import { ApiProperty } from '@nestjs/swagger';
import type { ImportPlan, PlannedChange } from './import.plan.js';

/** Number of texts that an import would write, by effect. */
export class WriteCounts {
  @ApiProperty({ description: 'Texts in a language in which users have no text yet.' })
  readonly added!: number;
  @ApiProperty({ description: 'Texts that differ from the published ones.' })
  readonly changed!: number;
  @ApiProperty({ description: 'Texts that equal the published ones; only a draft is discarded.' })
  readonly discardedDrafts!: number;
}

/**
 * What an import would do in one language. With publish, it publishes the added and changed texts.
 */
export class LanguageSummary {
  @ApiProperty({ example: 'hi' }) readonly language!: string;
  @ApiProperty({ type: WriteCounts }) readonly changes!: WriteCounts;
  @ApiProperty({ type: WriteCounts, description: 'Written only if listed in overwrite.' })
  readonly conflicts!: WriteCounts;
}

/** Counts by language, in alphabetical order. */
export function summarizeByLanguage({
  changes,
  conflicts,
}: ImportPlan): readonly LanguageSummary[] {
  const all = [...changes, ...conflicts];
  const languages = [...new Set(all.map(({ edit }) => edit.language))].toSorted();
  const changesOf = Map.groupBy(changes, getEditLanguage);
  const conflictsOf = Map.groupBy(conflicts, getEditLanguage);
  return languages.map((language) => ({
    language,
    changes: countWrites(changesOf.get(language)),
    conflicts: countWrites(conflictsOf.get(language)),
  }));
}

function countWrites(changes: readonly PlannedChange[] = []): WriteCounts {
  const counts = { added: 0, changed: 0, discardedDrafts: 0 };
  for (const { edit, isNew } of changes) {
    counts[edit.text === null ? 'discardedDrafts' : isNew ? 'added' : 'changed'] += 1;
  }
  return counts;
}

function getEditLanguage({ edit }: PlannedChange): string {
  return edit.language;
}
