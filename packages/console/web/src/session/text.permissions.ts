import { hasKeyPrefix } from 'nestjs-haptik/internal/pure';
import type { CurrentUserJson, Right } from '../api/contract.js';
import type { TranslationKey } from '../i18n/en.js';

/** Why the user may not change a text; undefined if they may. For explanation only: the server decides. */
export function getDenialReason(
  me: CurrentUserJson,
  permission: Right,
  key: string,
  language?: string,
): TranslationKey | undefined {
  if (!me.permissions.includes(permission)) return 'messages.denied.role';
  if (me.role === 'administrator') return undefined;
  if (language !== undefined && me.languages && !me.languages.includes(language))
    return 'messages.denied.language';
  if (me.prefixes && !me.prefixes.some((prefix) => hasKeyPrefix(key, prefix)))
    return 'messages.denied.prefix';
  return undefined;
}
