import type { ActionResult, EntityItem } from '../playground.contract.js';

/** A message that the user sends by a tap, or what else happens. */
export type Tap =
  | {
      readonly kind: 'message';
      /** As shown in the chat. */
      readonly text: string;
      /** What the bot receives, when it differs. */
      readonly received?: string;
      /** The label of what was tapped. */
      readonly label?: string;
      readonly entities: Readonly<Record<string, readonly EntityItem[]>>;
    }
  | Exclude<ActionResult, { kind: 'call' | 'choose-node' | 'to-agent' }>;

/** Fields of a JSON object from anywhere. */
export type Fields = Readonly<Record<string, unknown>>;

export const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** A text that is not blank, else undefined. */
export const toText = (value: unknown): string | undefined =>
  typeof value === 'string' && value.trim() !== '' ? value : undefined;

/** A text that is not blank, or a number as a text, else undefined. */
export const toTextOrNumber = (value: unknown): string | undefined =>
  typeof value === 'number' ? String(value) : toText(value);
