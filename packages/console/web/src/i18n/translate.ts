import type { TranslationKey } from './en.js';

export type TranslationValues = Readonly<Record<string, string | number | Date>>;

/** Translates one of the console's own texts. */
export type Translate = (key: TranslationKey, values?: TranslationValues) => string;
