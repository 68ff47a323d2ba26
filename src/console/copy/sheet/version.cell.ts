import type { TextBase } from './sheet.row.js';

/** Of each language: `en:3`, or `en:3p` where the published text was taken in place of a draft. */
const VERSION_ENTRY = /^([a-z0-9-]+):(\d{1,15})(p?)$/i;

/** How the versions of a row stand in its cell, e.g. `en:3 hi:2`. */
export function formatVersionCell(bases: ReadonlyMap<string, TextBase>): string {
  return [...bases]
    .map(([language, base]) => `${language}:${base.version}${base.isPublished ? 'p' : ''}`)
    .join(' ');
}

/** What such a cell says: null when it is empty, undefined when it says something else. */
export function parseVersionCell(cell: string): ReadonlyMap<string, TextBase> | null | undefined {
  const words = cell.split(/[\s,;]+/).filter((word) => word !== '');
  const bases = new Map<string, TextBase>();
  for (const word of words) {
    const [, language = '', version, mark] = VERSION_ENTRY.exec(word) ?? [];
    if (version === undefined || bases.has(language.toLowerCase())) return undefined;
    bases.set(language.toLowerCase(), { version: Number(version), isPublished: mark !== '' });
  }
  return bases.size > 0 ? bases : null;
}
