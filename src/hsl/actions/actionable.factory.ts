import { parseActionable, parseTrustedActionable } from '../parse/actionable.parser.js';
import { readOptions, mergeExtraKeys } from '../build/option.reader.js';
import type {
  Actionable,
  ActionableType,
  ActionableUri,
  LiteralUnion,
} from '../wire/actionable.js';

/** Options of every actionable. */
export interface ActionableOptions {
  /** Makes this the action of a tap on the message itself, with a bold label. @default false */
  readonly isDefault?: boolean | undefined;
  /** Requests the user's location first. Deprecated by Haptik. @default false */
  readonly locationRequired?: boolean | undefined;
  /** Shown beside the label. */
  readonly emoji?: string | undefined;
  /** Further keys of the payload, by their names on the wire. */
  readonly payload?: object | undefined;
  /** Further keys of the actionable, by their names on the wire. */
  readonly extra?: object | undefined;
}

/** Options of {@link actionable}. */
export interface CustomActionableOptions<
  Type extends string,
  Uri extends string,
> extends ActionableOptions {
  readonly type: Type;
  /** @default '' */
  readonly uri?: Uri | undefined;
}

/**
 * Builds an actionable of any type and uri, including undocumented ones. Protocol 3.2.
 *
 * @example
 * actionable('Recharge', { type: 'APP_ACTION', uri: 'RECHARGE', payload: { tool_name: 'topup' } });
 */
export function actionable<
  const Type extends LiteralUnion<ActionableType>,
  const Uri extends LiteralUnion<ActionableUri> = '',
>(label: string, action: CustomActionableOptions<Type, Uri>): Actionable<Type, Uri> {
  const { type, uri = '', payload, ...options } = readOptions(action);
  return buildActionable(label, type, uri, payload, options) as Actionable<Type, Uri>;
}

/** Builds an actionable with a known payload. Keys of `options.payload` take precedence. */
export function createActionable<
  const Type extends ActionableType,
  const Uri extends ActionableUri,
>(
  label: string,
  type: Type,
  uri: Uri,
  payload: object,
  options: ActionableOptions | undefined,
): Actionable<Type, Uri> {
  if (options === undefined)
    return buildActionable(label, type, uri, payload) as Actionable<Type, Uri>;
  const { payload: extraPayload, ...rest } = readOptions(options);
  const mergedPayload = { ...payload, ...readOptions(extraPayload) };
  return buildActionable(label, type, uri, mergedPayload, rest) as Actionable<Type, Uri>;
}

function buildActionable(
  label: string,
  type: string | undefined,
  uri: string,
  payload: object | undefined,
  { isDefault, locationRequired, emoji, extra }: Omit<ActionableOptions, 'payload'> = {},
): Actionable | undefined {
  const wire = {
    actionable_text: label,
    type,
    uri,
    is_default: isDefault,
    location_required: locationRequired,
    payload,
    emoji,
  };
  return extra === undefined
    ? parseTrustedActionable(wire)
    : parseActionable(mergeExtraKeys(extra, wire));
}
