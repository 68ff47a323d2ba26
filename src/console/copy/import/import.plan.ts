import type { CopyEdit, CopyEntry } from '../../../copy/copy.repository.js';
import type { CopyFinding } from '../../../copy/copy.finding.js';
import type { RefusedRow } from '../sheet/sheet.row.js';

/** A text that an import would write. */
export interface PlannedChange {
  readonly edit: CopyEdit;
  readonly before: string | null;
  readonly after: string;
  /** Whether users read nothing in this language so far. */
  readonly isNew: boolean;
  readonly findings: readonly CopyFinding[];
}

/** A text that somebody else changed, so that the file may be older than what is there. */
export interface PlannedConflict extends PlannedChange {
  readonly entry: CopyEntry | undefined;
}

/** What an import would do. */
export interface ImportPlan {
  readonly rows: number;
  readonly unchanged: number;
  readonly changes: readonly PlannedChange[];
  readonly conflicts: readonly PlannedConflict[];
  readonly refused: readonly RefusedRow[];
  readonly notices: readonly string[];
}
