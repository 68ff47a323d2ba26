/** What of a call matters to a test; the rest is what Haptik sends for a guest. */
export interface CallSketch {
  /** Values by name: a bare value, a list of values, or items in the wire's own shape. */
  readonly entities?: Readonly<Record<string, unknown>>;
  /** Keys of `user` in the wire's names, e.g. `{ language_code: 'hi' }`. */
  readonly user?: Readonly<Record<string, unknown>>;
  readonly conversationNo?: number | string;
  readonly conversationDetails?: Readonly<Record<string, unknown>>;
  readonly userDetails?: Readonly<Record<string, unknown>>;
  readonly envVariables?: Readonly<Record<string, string>>;
  /** Further keys of the body. */
  readonly extra?: Readonly<Record<string, unknown>>;
}

/**
 * The body of a call in Haptik's shape. Protocol 1.4.
 *
 * @example
 * callBody('order_status', { entities: { order_id: '71' }, user: { language_code: 'hi' } });
 */
export function callBody(node: string, sketch: CallSketch = {}): Record<string, unknown> {
  const entities = Object.entries(sketch.entities ?? {});
  return {
    node,
    event: 'API_INTEGRATION',
    user: {
      user_name: 'guest-1',
      full_name: 'Guest User',
      device_platform: 5,
      language_code: 'en',
      ...sketch.user,
    },
    entities: Object.fromEntries(entities.map(([name, value]) => [name, items(value)])),
    conversation_no: sketch.conversationNo ?? 1,
    conversation_details: sketch.conversationDetails ?? {},
    user_details: sketch.userDetails ?? {},
    env_variables: sketch.envVariables ?? {},
    ...sketch.extra,
  };
}

function items(value: unknown): unknown {
  if (value === null || value === undefined) return value;
  const list = Array.isArray(value) ? (value as unknown[]) : [value];
  return list.map((entry) =>
    typeof entry === 'object' && entry !== null && 'entity_value' in entry
      ? entry
      : { entity_value: entry, detection: 'message', original_text: textOf(entry) },
  );
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}
