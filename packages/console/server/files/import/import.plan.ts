import type { CopyEdit, CopyEntry } from 'nestjs-haptik/copy';
import type { CopyFinding } from 'nestjs-haptik/internal';
import type { RefusedRow } from '../sheet/sheet.row.js';

/** A text that an import would write. */
export interface PlannedChange {
  readonly edit: CopyEdit;
  readonly before: string | null;
  readonly after: string;
  /** Whether users have no text in this language yet. */
  readonly isNew: boolean;
  readonly findings: readonly CopyFinding[];
}

/** A text that another user changed, so that the file may be outdated. */
export interface PlannedConflict extends PlannedChange {
  readonly entry: CopyEntry | undefined;
}

/** The result of planning an import. */
export interface ImportPlan {
  readonly rows: number;
  readonly unchanged: number;
  readonly changes: readonly PlannedChange[];
  readonly conflicts: readonly PlannedConflict[];
  readonly refused: readonly RefusedRow[];
  readonly notices: readonly string[];
}
