/** Language tags with commas between, such as `en,hi`. */
export const LANGUAGES = /^[a-z0-9-]{2,35}(,[a-z0-9-]{2,35}){0,99}$/i;

/** What people write around the tags. */
export const BLANKS = /(?<=^|,)\s+|\s+(?=,|$)/g;
