import diff from 'microdiff';
import type { Changes } from '../playground.contract.js';

/** What differs between two JSON values. */
export function compareJson(before: unknown, after: unknown): Changes {
  return diff({ value: before }, { value: after }).map((difference) => {
    const path = difference.path.slice(1).map(escapePointer).join('');
    switch (difference.type) {
      case 'CREATE':
        return { path, kind: 'added', after: difference.value };
      case 'REMOVE':
        return { path, kind: 'removed', before: difference.oldValue };
      case 'CHANGE':
        return { path, kind: 'changed', before: difference.oldValue, after: difference.value };
    }
  });
}

/** A segment of a JSON pointer, RFC 6901. */
function escapePointer(key: string | number): string {
  return `/${String(key).replaceAll('~', '~0').replaceAll('/', '~1')}`;
}
