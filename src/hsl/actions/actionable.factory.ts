import { parseActionable, parseTrustedActionable } from '../parse/actionable.parser.js';
import { readOptions, mergeExtraKeys } from '../build/option.reader.js';
import type {
  Actionable,
  ActionableType,
  ActionableUri,
  LiteralUnion,
} from '../wire/actionable.js';

/** What every actionable can be given. */
export interface ActionableOptions {
  /** Tapping the message itself does this, and the label is bold. @default false */
  readonly isDefault?: boolean | undefined;
  /** Asks for the user's location first. Deprecated by Haptik. @default false */
  readonly locationRequired?: boolean | undefined;
  /** Shown beside the label. */
  readonly emoji?: string | undefined;
  /** Further keys of the payload, in the wire's names. */
  readonly payload?: object | undefined;
  /** Further keys of the actionable, in the wire's names. */
  readonly extra?: object | undefined;
}

/** What an actionable is, for those that no function here is named after. */
export interface CustomActionableOptions<
  Type extends string,
  Uri extends string,
> extends ActionableOptions {
  readonly type: Type;
  /** @default '' */
  readonly uri?: Uri | undefined;
}

/**
 * An actionable of any type and uri, known or not. Protocol 3.2.
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

/** An actionable whose payload is known; keys of the payload that the caller gave win. */
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
  const { payload: others, ...rest } = readOptions(options);
  const all = { ...payload, ...readOptions(others) };
  return buildActionable(label, type, uri, all, rest) as Actionable<Type, Uri>;
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
