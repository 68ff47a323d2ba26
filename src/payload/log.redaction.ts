import { redactSecrets, SecretRedactor } from '../redaction/redact.secrets.js';
import type { NodeCall } from './node.call.js';
import { MAX_LOG_LENGTH, quote, truncate } from './quote.js';
import { collectPersonalValues } from './sensitive.values.js';

/** Characters beyond the truncated text that are searched for a value across the end. */
const LOOKAHEAD = 4_096;
const TOO_MANY_VALUES = '[redacted: the call has too many values to search for]';

/** The lines of a stack that name code. */
const FRAMES = /^(?: {4}at .*(?:\n|$))+/gm;
/** A value that may be a part of the name of a function or a file. */
const IDENTIFIER = /^[\p{L}_$][\p{L}\p{N}_$]*$/u;
/** A name as the platform lets it be typed. Protocol 1.4. */
const SYSTEM_NAME = /^\w+$/;

/**
 * Removes from a text what is secret or personal in a call, in the encodings that `redactSecrets` finds: the bot's
 * environment variables, the user's token, the secret that its signature was made with, and, also in lower and
 * upper case, the values of user, entities, state and unknown keys. In the frames of a stack, personal values that
 * can be names of functions remain, since `order` is a usual value and a usual name. Values of fewer than four
 * characters remain everywhere: they would damage every line.
 */
export function redactCallValues(text: string, call: NodeCall): string {
  const redactors = createRedactors(call);
  if (!redactors) return TOO_MANY_VALUES;
  let clean = '';
  let end = 0;
  for (const { 0: frames, index } of text.matchAll(FRAMES)) {
    clean += redactors.text.redact(text.slice(end, index)) + redactors.code.redact(frames);
    end = index + frames.length;
  }
  return clean + redactors.text.redact(text.slice(end));
}

/** The redactor of texts, and one that keeps what can be a name in code. */
function createRedactors({
  sensitiveValues,
  raw,
}: NodeCall): Readonly<Record<'text' | 'code', SecretRedactor>> | undefined {
  const personal = collectPersonalValues(raw);
  if (!personal) return undefined;
  const unlikeNames = personal.filter((value) => !IDENTIFIER.test(value));
  return {
    text: new SecretRedactor([sensitiveValues, inAllCases(personal)]),
    code: new SecretRedactor([sensitiveValues, unlikeNames]),
  };
}

/** Values instead of an option of the redactor, which would take ten times as long for each text. */
function inAllCases(values: readonly string[]): string[] {
  return values.flatMap((value) => [value, value.toLowerCase(), value.toUpperCase()]);
}

/** A text for the log: without the secret and personal values of the call, and truncated. */
export function redactForLog(text: string, call: NodeCall): string {
  return truncate(redactCallValues(text.slice(0, MAX_LOG_LENGTH + LOOKAHEAD), call));
}

/** The same where there is no call: without these values. */
export function redactValuesForLog(text: string, values: readonly string[]): string {
  return truncate(redactSecrets(text.slice(0, MAX_LOG_LENGTH + LOOKAHEAD), values));
}

/** The name of the node of a call. In a name that no node can have, values are redacted as in frames. */
export function redactNodeName(call: NodeCall): string {
  if (SYSTEM_NAME.test(call.node)) return call.node;
  return createRedactors(call)?.code.redact(call.node) ?? TOO_MANY_VALUES;
}

/** The same for a log line. */
export function quoteNode(call: NodeCall): string {
  return quote(redactNodeName(call));
}
