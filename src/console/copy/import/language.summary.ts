import { ApiProperty } from '@nestjs/swagger';
import type { ImportPlan, PlannedChange } from './import.plan.js';

/** How many texts an import would write, by what it means to users. */
export class WriteCounts {
  @ApiProperty({ description: 'Texts of which users read nothing in this language so far.' })
  readonly added!: number;
  @ApiProperty({ description: 'Texts that differ from what users read.' })
  readonly changed!: number;
  @ApiProperty({ description: 'Texts that users read already; only a draft is taken away.' })
  readonly discardedDrafts!: number;
}

/** What an import would do in one language. Published, the added and changed texts go live. */
export class LanguageSummary {
  @ApiProperty({ example: 'hi' }) readonly language!: string;
  @ApiProperty({ type: WriteCounts }) readonly changes!: WriteCounts;
  @ApiProperty({ type: WriteCounts, description: 'Written only where they are taken.' })
  readonly conflicts!: WriteCounts;
}

/** By language, in the order of the languages. */
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
