/*
 * What the command line imports: without Nest, so that it starts quickly. May change in every version.
 */

export {
  EXPORT_STATES,
  LANGUAGE_LIST_PATTERN,
  MAX_UNCONFIRMED_TEXTS,
  TAG_WHITESPACE,
} from '../copy/copy.transfer.js';
export { BUILT_IN_TEXTS } from '../options/texts/haptik.texts.js';
export {
  diagnoseSignature,
  type SignatureDiagnosis,
  type SignatureDiagnosisInput,
} from '../signature/diagnosis/signature.diagnosis.js';
export { CALL_ID_HEADER, DEVELOPMENT_SEGMENT } from '../development/development.contract.js';
export { explainSignatureFailure } from '../signature/diagnosis/signature.explanation.js';
export { bodyVariants } from '../signature/diagnosis/body.variants.js';
export { secretVariants } from '../signature/diagnosis/secret.variants.js';
export { sign, verify } from '../signature/signature.js';
export type { BotBreak } from '../testing/emulator/bot/bot.break.js';
export { type ValidatedReply, validateReply } from '../testing/emulator/bot/reply.validator.js';
export { type CallInput, createCallBody } from '../testing/call.input.js';
