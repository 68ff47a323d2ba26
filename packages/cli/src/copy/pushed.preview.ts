import { isObject } from '../json.js';

/** A text of the file; without a language, all texts of a key. */
export interface TextRef {
  readonly key: string;
  readonly language: string | null;
}

interface Counts {
  readonly added: number;
  readonly changed: number;
}

/** The first entries of a list, and the number of all. */
export interface PreviewList<T> {
  readonly total: number;
  readonly first: readonly T[];
}

/** The preview of an import, as sent by the console. */
export interface PushPreview {
  readonly digest: string;
  readonly rows: number;
  readonly unchanged: number;
  readonly languages: readonly {
    readonly language: string;
    readonly changes: Counts;
    readonly conflicts: Counts;
  }[];
  readonly changes: PreviewList<TextRef>;
  readonly conflicts: PreviewList<TextRef & { readonly changedBy: string }>;
  readonly refused: PreviewList<TextRef & { readonly row: number; readonly reason: string }>;
  readonly notices: readonly string[];
}

/** Whether a value has all fields of a preview that the command uses. */
export function isPreview(value: unknown): value is PushPreview {
  if (!isObject(value)) return false;
  const { digest, rows, unchanged, languages, changes, conflicts, refused, notices } = value;
  return (
    typeof digest === 'string' &&
    [rows, unchanged].every(isNumber) &&
    [changes, conflicts, refused].every(isPreviewList) &&
    isListOf(languages, isLanguageChanges) &&
    isListOf(notices, (one) => typeof one === 'string')
  );
}

export function isNumber(value: unknown): value is number {
  return typeof value === 'number';
}

function isPreviewList(value: unknown): boolean {
  return isObject(value) && isNumber(value['total']) && isListOf(value['first'], isObject);
}

function isLanguageChanges(value: unknown): boolean {
  return isObject(value) && isCounts(value['changes']) && isCounts(value['conflicts']);
}

function isCounts(value: unknown): boolean {
  return isObject(value) && isNumber(value['added']) && isNumber(value['changed']);
}

function isListOf(value: unknown, isOne: (one: unknown) => boolean): boolean {
  return Array.isArray(value) && value.every(isOne);
}
