import { ELEMENT_PARSERS, parseSilentAction } from '../parse/element.parsers.js';
import type { LiteralUnion } from '../wire/actionable.js';
import type {
  NativeActionElement,
  SilentAction,
  SilentElement,
  SystemElement,
} from '../wire/elements.js';
import { readOptions } from './option.reader.js';
import { type ElementOptions, toWireElement } from './element.options.js';

/**
 * Builds a chat event that the app shows. Protocol 3.9.
 *
 * @example
 * system('Meera has joined', 'chat_pinned', { agent_name: 'Meera', team_name: 'Refunds' });
 */
export function system(
  messageText: string,
  eventName: LiteralUnion<'chat_pinned' | 'chat_complete'>,
  payload?: object,
  options?: ElementOptions,
): SystemElement {
  const data = { event_name: eventName, payload };
  return ELEMENT_PARSERS.SYSTEM(toWireElement(readOptions(options), { text: messageText, data }));
}

/** Options of {@link silentAction}. */
export interface SilentActionOptions {
  readonly id: string | number;
  readonly viaName: string;
  /** Further keys. `id` and `viaName` take precedence over `Id` and `via_name` in it. */
  readonly data?: object | undefined;
}

/**
 * Builds one action of a silent element. Protocol 3.9.
 *
 * @example
 * silentAction('REFRESH', { id: 12, viaName: 'kettleshop', data: { scope: 'cart' } });
 */
export function silentAction(type: string, options: SilentActionOptions): SilentAction {
  const { id, viaName, data } = readOptions(options);
  return parseSilentAction({ type, data: { ...readOptions(data), Id: id, via_name: viaName } });
}

/**
 * Builds an element with actions for the app. The user does not see it. Protocol 3.9.
 *
 * @example
 * silent('sync', [silentAction('REFRESH', { id: 12, viaName: 'kettleshop' })]);
 */
export function silent(
  messageText: string,
  actions: readonly SilentAction[],
  options?: ElementOptions,
): SilentElement {
  const data = { silent_actions: actions };
  return ELEMENT_PARSERS.SILENT(toWireElement(readOptions(options), { text: messageText, data }));
}

/**
 * Builds a request to the app around the SDK to run one of its methods. The app defines the names
 * of the methods. Protocol 3.9.
 *
 * @example
 * nativeAction('Opening your wallet', 'OPEN_WALLET');
 */
export function nativeAction(
  messageText: string,
  method: string,
  options?: ElementOptions,
): NativeActionElement {
  const kindKeys = { text: messageText, data: { method } };
  return ELEMENT_PARSERS.NATIVE_ACTION(toWireElement(readOptions(options), kindKeys));
}
