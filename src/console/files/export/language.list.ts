/** Language tags separated by commas, e.g. `en,hi`. */
export const LANGUAGES = /^[a-z0-9-]{2,35}(,[a-z0-9-]{2,35}){0,99}$/i;

/** Whitespace around the tags. */
export const BLANKS = /(?<=^|,)\s+|\s+(?=,|$)/g;
