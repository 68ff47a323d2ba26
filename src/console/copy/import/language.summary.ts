import { ApiProperty } from '@nestjs/swagger';
import type { ImportPlan, PlannedChange } from './import.plan.js';

/** How many texts an import would write, by what it means to users. */
export class WriteCounts {
  @ApiProperty({ description: 'Texts of which users read nothing in this language so far.' })
  readonly added!: number;
  @ApiProperty({ description: 'Texts that differ from what users read.' })
  readonly changed!: number;
  @ApiProperty({ description: 'Texts that users read already; only a draft is taken away.' })
  readonly undrafted!: number;
}

/** What an import would do in one language. Published, the added and changed texts go live. */
export class LanguageSummary {
  @ApiProperty({ example: 'hi' }) readonly language!: string;
  @ApiProperty({ type: WriteCounts }) readonly changes!: WriteCounts;
  @ApiProperty({ type: WriteCounts, description: 'Written only where they are taken.' })
  readonly conflicts!: WriteCounts;
}

/** By language, in the order of the languages. */
export function summariesOf({ changes, conflicts }: ImportPlan): readonly LanguageSummary[] {
  const all = [...changes, ...conflicts];
  const languages = [...new Set(all.map(({ edit }) => edit.language))].toSorted();
  const changesOf = Map.groupBy(changes, languageOf);
  const conflictsOf = Map.groupBy(conflicts, languageOf);
  return languages.map((language) => ({
    language,
    changes: countsOf(changesOf.get(language)),
    conflicts: countsOf(conflictsOf.get(language)),
  }));
}

function countsOf(changes: readonly PlannedChange[] = []): WriteCounts {
  const counts = { added: 0, changed: 0, undrafted: 0 };
  for (const { edit, isNew } of changes) {
    counts[edit.text === null ? 'undrafted' : isNew ? 'added' : 'changed'] += 1;
  }
  return counts;
}

function languageOf({ edit }: PlannedChange): string {
  return edit.language;
}
