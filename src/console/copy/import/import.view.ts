import { ApiProperty } from '@nestjs/swagger';
import type { NameOf } from '../../console.names.js';
import { FindingView } from '../finding.view.js';
import type { ImportPlan, PlannedConflict } from './import.plan.js';
import { LanguageSummary, summariesOf } from './language.summary.js';

/** A text that an import would write. */
export class ChangeView {
  @ApiProperty() readonly key!: string;
  @ApiProperty() readonly language!: string;
  @ApiProperty({ type: String, nullable: true }) readonly before!: string | null;
  @ApiProperty() readonly after!: string;
  @ApiProperty({ type: [FindingView] }) readonly findings!: readonly FindingView[];
}

/** A text that somebody else changed. */
export class ConflictView {
  @ApiProperty() readonly key!: string;
  @ApiProperty() readonly language!: string;
  @ApiProperty({ type: String, nullable: true, description: 'What users read.' })
  readonly before!: string | null;
  @ApiProperty({ type: String, nullable: true, description: 'What is there now, drafts first.' })
  readonly current!: string | null;
  @ApiProperty() readonly changedBy!: string;
  @ApiProperty() readonly after!: string;
  @ApiProperty({ description: 'Whether users read nothing in this language so far.' })
  readonly isNew!: boolean;
}

/** A row, or a text of it, that is not imported. */
export class RefusedView {
  @ApiProperty({ description: 'As the spreadsheet shows it.' }) readonly row!: number;
  @ApiProperty() readonly key!: string;
  @ApiProperty({ type: String, nullable: true }) readonly language!: string | null;
  @ApiProperty({ description: 'With the cure.' }) readonly reason!: string;
}

/** The first of a list, and how many there are. */
export class ChangeList {
  @ApiProperty() readonly total!: number;
  @ApiProperty({ type: [ChangeView] }) readonly first!: readonly ChangeView[];
}
export class ConflictList {
  @ApiProperty() readonly total!: number;
  @ApiProperty({ type: [ConflictView] }) readonly first!: readonly ConflictView[];
}
export class RefusedList {
  @ApiProperty() readonly total!: number;
  @ApiProperty({ type: [RefusedView] }) readonly first!: readonly RefusedView[];
}

/** What an import would do. */
export class ImportPreview {
  @ApiProperty({ description: 'To be given when it shall be done.' }) readonly digest!: string;
  @ApiProperty() readonly rows!: number;
  @ApiProperty({ description: 'Texts that say what is there.' }) readonly unchanged!: number;
  @ApiProperty({ type: [LanguageSummary] }) readonly languages!: readonly LanguageSummary[];
  @ApiProperty({ type: ChangeList }) readonly changes!: ChangeList;
  @ApiProperty({ type: ConflictList }) readonly conflicts!: ConflictList;
  @ApiProperty({ type: RefusedList }) readonly refused!: RefusedList;
  @ApiProperty({ type: [String], description: 'For people, e.g. columns that were ignored.' })
  readonly notices!: readonly string[];
}

const FIRST = 500;

export function previewOf(plan: ImportPlan, digest: string, nameOf: NameOf): ImportPreview {
  const { rows, unchanged, changes, conflicts, refused, notices } = plan;
  const first = changes.slice(0, FIRST).map(({ edit, before, after, findings }) => {
    return { key: edit.key, language: edit.language, before, after, findings };
  });
  return {
    digest,
    rows,
    unchanged,
    languages: summariesOf(plan),
    changes: { total: changes.length, first },
    conflicts: {
      total: conflicts.length,
      first: conflicts.slice(0, FIRST).map((conflict) => conflictViewOf(conflict, nameOf)),
    },
    refused: { total: refused.length, first: refused.slice(0, FIRST) },
    notices,
  };
}

function conflictViewOf(
  { edit, entry, before, after, isNew }: PlannedConflict,
  nameOf: NameOf,
): ConflictView {
  const { key, language } = edit;
  const changedBy = nameOf(entry?.changedBy ?? '');
  const published = entry?.published ?? null;
  return { key, language, before: published, current: before, changedBy, after, isNew };
}
