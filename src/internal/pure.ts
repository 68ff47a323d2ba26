/*
 * What the pages in the browser import: without Nest and Node. May change in every version.
 */

export { hasKeyPrefix } from '../copy/definition/copy.key.js';
export { LIMIT_BY_USE } from '../copy/definition/copy.use.js';
export { parseMessageFormat, parsePlaceholders } from '../copy/definition/placeholder.js';
export { validateCopy } from '../copy/validation/copy.validator.js';
export { renderSample } from '../copy/validation/render.sample.js';
export { CALL_ID_HEADER, DEVELOPMENT_SEGMENT } from '../development/development.contract.js';
export { countCodePoints } from '../hsl/channel/code.points.js';
export { isBlank } from '../hsl/parse/blank.text.js';
export { MAX_UNCONFIRMED_TEXTS } from '../copy/copy.transfer.js';
export { FALLBACK_LABEL, UNKNOWN_LABEL } from '../resilience/node.lookup.js';
export { BUILT_IN_TEXTS } from '../options/texts/haptik.texts.js';
export { explainSignatureFailure } from '../signature/diagnosis/signature.explanation.js';
