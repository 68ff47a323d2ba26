import { stripVTControlCharacters } from 'node:util';

/**
 * The code blocks of a page, in order, as steps:
 *
 * - a block whose first line is a comment with a path (`// src/app.module.ts`) is a file to write
 * - `sh run` has commands, and `sh run fails` some that end with an error; a later `text output` names lines of their output, in order, with `…` for any text
 * - `sh serve <name>` starts a program that runs until the end of the page, or until the next one of that name
 *
 * A page may have no other code, so that all of it is tried. JSON and plain `text` are shown only.
 */
export function readSteps(markdown) {
  return [...markdown.matchAll(/^```(\w*)(.*)\n([^]*?)^```/gm)].flatMap(
    ([, language, info, code]) => {
      const [mark, name] = info.trim().split(' ');
      const [, path] = /^(?:\/\/|#) ([\w./-]+)\n/.exec(code) ?? [];
      if (language === 'sh' && mark === 'run') {
        return [{ kind: 'run', code, fails: name === 'fails' }];
      }
      if (language === 'sh' && mark === 'serve') return [{ kind: 'serve', name, code }];
      if (language === 'text' && mark === 'output')
        return [{ kind: 'output', lines: linesOf(code) }];
      if (path !== undefined && language !== 'sh') return [{ kind: 'file', path, code }];
      if (language === 'text' || language === 'json') return [];
      throw new Error(`The page has a block that no test can run:\n${code}`);
    },
  );
}

/** The text from a heading to the next one of its level. */
export function readSection(markdown, heading) {
  const [, after] = markdown.split(`\n${heading}\n`);
  if (after === undefined) throw new Error(`The page has no section "${heading}".`);
  return after.split(/^## /m)[0];
}

function linesOf(code) {
  return code.split('\n').filter((line) => line.trim() !== '');
}

/** The first expected line that the output does not have after the lines before it; undefined if it has all. */
export function findMissingLine(output, lines) {
  let rest = stripVTControlCharacters(output);
  for (const line of lines) {
    const parts = line
      .trim()
      .split('…')
      .map((part) => part.replaceAll(/[$()*+.?[\\\]^{|}]/g, '\\$&'));
    const found = new RegExp(parts.join('.*')).exec(rest);
    if (!found) return line;
    rest = rest.slice(found.index + found[0].length);
  }
  return undefined;
}
