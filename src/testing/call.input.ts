/** The parts of a call that matter to a test; the rest is what Haptik sends for a guest user. */
export interface CallInput {
  /** Values by entity name: a value, a list of values, or items in the wire format. */
  readonly entities?: Readonly<Record<string, unknown>>;
  /** Fields of `user` with their wire names, e.g. `{ language_code: 'hi' }`. */
  readonly user?: Readonly<Record<string, unknown>>;
  readonly conversationNo?: number | string;
  readonly conversationDetails?: Readonly<Record<string, unknown>>;
  readonly userDetails?: Readonly<Record<string, unknown>>;
  readonly envVariables?: Readonly<Record<string, string>>;
  /** Additional fields of the body. */
  readonly extra?: Readonly<Record<string, unknown>>;
}

/**
 * Creates the body of a call. Protocol 1.4.
 *
 * @example
 * createCallBody('order_status', { entities: { order_id: '71' }, user: { language_code: 'hi' } });
 */
export function createCallBody(node: string, input: CallInput = {}): Record<string, unknown> {
  const entities = Object.entries(input.entities ?? {});
  return {
    node,
    event: 'API_INTEGRATION',
    user: {
      user_name: 'guest-1',
      full_name: 'Guest User',
      device_platform: 5,
      language_code: 'en',
      ...input.user,
    },
    entities: Object.fromEntries(entities.map(([name, value]) => [name, toEntityItems(value)])),
    conversation_no: input.conversationNo ?? 1,
    conversation_details: input.conversationDetails ?? {},
    user_details: input.userDetails ?? {},
    env_variables: input.envVariables ?? {},
    ...input.extra,
  };
}

function toEntityItems(value: unknown): unknown {
  if (value === null || value === undefined) return value;
  const list = Array.isArray(value) ? (value as unknown[]) : [value];
  return list.map((entry) =>
    typeof entry === 'object' && entry !== null && 'entity_value' in entry
      ? entry
      : { entity_value: entry, detection: 'message', original_text: toOriginalText(entry) },
  );
}

function toOriginalText(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}
