import type { Me, Right } from '../api/contract.js';
import type { TextKey } from '../texts/en.js';

/** Why somebody may not change a text; undefined when he may. The server decides: this only explains. */
export function refusalOf(
  me: Me,
  right: Right,
  key: string,
  language?: string,
): TextKey | undefined {
  if (!me.rights.includes(right)) return 'messages.denied.role';
  if (me.role === 'administrator') return undefined;
  if (language !== undefined && me.languages && !me.languages.includes(language))
    return 'messages.denied.language';
  if (me.prefixes && !me.prefixes.some((prefix) => isBelow(key, prefix)))
    return 'messages.denied.prefix';
  return undefined;
}

function isBelow(key: string, prefix: string): boolean {
  return key === prefix || key.startsWith(prefix.endsWith('.') ? prefix : `${prefix}.`);
}
