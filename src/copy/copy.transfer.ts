/* Rules of the console's exports, imports and publications that the command line applies, too. */

/** Maximum number of texts that a request publishes without `confirmed`. */
export const MAX_UNCONFIRMED_TEXTS = 50;

/** `draft` exports drafts, else published texts; `published` exports what users read. */
export const EXPORT_STATES = ['draft', 'published'] as const;
export type ExportState = (typeof EXPORT_STATES)[number];

/** Language tags separated by commas, e.g. `en,hi`. */
export const LANGUAGE_LIST_PATTERN = /^[a-z0-9-]{2,35}(,[a-z0-9-]{2,35}){0,99}$/i;

/** Whitespace around the tags. */
export const TAG_WHITESPACE = /(?<=^|,)\s+|\s+(?=,|$)/g;
