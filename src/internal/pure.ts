/*
 * What the console in the browser and the command line import: without Nest and Node. May change
 * in every version.
 */

export { LIMIT_BY_USE } from '../copy/definition/copy.use.js';
export { parseMessageFormat, parsePlaceholders } from '../copy/definition/placeholder.js';
export { validateCopy } from '../copy/validation/copy.validator.js';
export { renderSample } from '../copy/validation/render.sample.js';
export { countCodePoints } from '../hsl/channel/code.points.js';
export { isBlank } from '../hsl/parse/blank.text.js';
export {
  TAG_WHITESPACE,
  EXPORT_STATES,
  LANGUAGE_LIST_PATTERN,
  MAX_UNCONFIRMED_TEXTS,
} from '../copy/copy.transfer.js';
export { BUILT_IN_TEXTS } from '../options/haptik.texts.js';
