import type { CopyUse } from './copy.use.js';

/** What may stand in a placeholder. */
export type CopyValue = string | number | Date;

/** A text as code declares it. */
export interface CopyDefinition {
  /** The default, in ICU MessageFormat: `Order {id} left on {day, date, medium}`. */
  readonly text: string;
  /** When the user reads it, for those who edit it. */
  readonly description: string;
  readonly usedAs: CopyUse;
  /** A value for each placeholder, as the user may see it. Absent where there is none. */
  readonly sample?: Readonly<Record<string, CopyValue>>;
}

/** Definitions by key. A key is words with dots between: `order.shipped`. */
export type CopyDefinitions = Readonly<Record<string, CopyDefinition>>;
