/** Keys under which a call and its request hold what is secret or personal. Protocol 1.3 to 1.7. */
const SENSITIVE_KEYS = [
  'auth_code',
  'authCode',
  'auth_id',
  'authId',
  'user_name',
  'userName',
  'full_name',
  'fullName',
  'user_id',
  'userId',
  'user_details',
  'userDetails',
  'conversation_details',
  'conversationDetails',
  'conversation_data',
  'permanent_user_data',
  'env_variables',
  'envVariables',
  'entities',
  'entity_value',
  'original_text',
  'rawBody',
  'headers',
  'user',
];
const SENSITIVE_KEY_SET: ReadonlySet<string> = new Set(SENSITIVE_KEYS);
/** Within a text, the quotation marks would be escaped. */
const SENSITIVE_KEY_PATTERN = new RegExp(`"(?:${SENSITIVE_KEYS.join('|')})":`);

/**
 * Replaces the values of known keys of a call in a line of JSON. The `redact` of pino is not used, since it
 * clones what is logged, and the clone of an object with private fields, such as a call, throws.
 */
export function redactLine(line: string): string {
  if (!SENSITIVE_KEY_PATTERN.test(line)) return line;
  const redacted = JSON.stringify(JSON.parse(line), (key, value: unknown) =>
    SENSITIVE_KEY_SET.has(key) ? '[redacted]' : value,
  );
  return `${redacted}\n`;
}
