import type { CopyUse } from './copy.use.js';

/** A value of a placeholder. */
export type CopyValue = string | number | Date;

/** The declaration of a text in code. */
export interface CopyDefinition {
  /** The default text, in ICU MessageFormat: `Order {id} left on {day, date, medium}`. */
  readonly text: string;
  /** When the user reads the text. Shown to content editors. */
  readonly description: string;
  readonly usedAs: CopyUse;
  /** A realistic value for each placeholder; absent for a text without placeholders. */
  readonly sample?: Readonly<Record<string, CopyValue>>;
}

/** Definitions by key. A key has two or more parts separated by dots: `order.shipped`. */
export type CopyDefinitions = Readonly<Record<string, CopyDefinition>>;
