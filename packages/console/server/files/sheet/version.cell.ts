import type { TextBase } from './sheet.row.js';

/** `en:3`, or `en:3p` if the published text was exported instead of a draft. */
const VERSION_ENTRY = /^([a-z0-9-]+):(\d{1,15})(p?)$/i;

/** Formats the versions of a row, e.g. `en:3 hi:2`. */
export function formatVersionCell(bases: ReadonlyMap<string, TextBase>): string {
  return [...bases]
    .map(([language, base]) => `${language}:${base.version}${base.isPublished ? 'p' : ''}`)
    .join(' ');
}

/** Parses a version cell: null if it is empty, undefined if it is invalid. */
export function parseVersionCell(cell: string): ReadonlyMap<string, TextBase> | null | undefined {
  const entries = cell.split(/[\s,;]+/).filter((entry) => entry !== '');
  const bases = new Map<string, TextBase>();
  for (const entry of entries) {
    const [, language = '', version, mark] = VERSION_ENTRY.exec(entry) ?? [];
    if (version === undefined || bases.has(language.toLowerCase())) return undefined;
    bases.set(language.toLowerCase(), { version: Number(version), isPublished: mark !== '' });
  }
  return bases.size > 0 ? bases : null;
}
