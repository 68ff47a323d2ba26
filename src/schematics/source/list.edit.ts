import type ts from 'typescript';
import { findNodes, insertAt, parseSource, replaceRange } from './source.text.js';
import { typescript } from './typescript.js';

/** That of Prettier's default, and of what `nest new` makes. */
const LINE_LENGTH = 80;

/**
 * Adds an element to a list in the first argument of a call: `imports` of `Module`, `copy` of
 * `HaptikCopyModule.forRoot`. Creates the list if the argument is an object without it. Returns undefined if the source
 * has no such call or list.
 */
export function addToList(
  source: string,
  callee: string,
  property: string,
  element: string,
): string | undefined {
  const call = findNodes(parseSource(source), typescript.isCallExpression).find(
    ({ expression }) => expression.getText() === callee,
  );
  const options = call?.arguments[0];
  if (options === undefined || !typescript.isObjectLiteralExpression(options)) return undefined;
  const given = options.properties.find((one) => one.name?.getText() === property);
  if (given === undefined) {
    const list = element.includes('\n') ? `[\n  ${indentLines(element, '  ')},\n]` : `[${element}]`;
    return append(source, options, options.properties, `${property}: ${list}`);
  }
  if (!typescript.isPropertyAssignment(given)) return undefined;
  const { initializer } = given;
  if (!typescript.isArrayLiteralExpression(initializer)) return undefined;
  if (initializer.elements.some((one) => one.getText() === element)) return source;
  return append(source, initializer, initializer.elements, element);
}

/** Adds a text to the end of an object or an array: in its line, or in a new line if it has several. */
function append(
  source: string,
  literal: ts.ObjectLiteralExpression | ts.ArrayLiteralExpression,
  children: ts.NodeArray<ts.Node>,
  text: string,
): string {
  const start = literal.getStart();
  const last = children.at(-1);
  const isOneLine = !literal.getText().includes('\n');
  const isObject = typescript.isObjectLiteralExpression(literal);
  const length = lineAt(source, start).length + ', '.length + text.length;
  const fitsLine = isOneLine && !text.includes('\n') && length <= LINE_LENGTH;
  if (fitsLine && last !== undefined) return insertAt(source, last.end, `, ${text}`);
  if (fitsLine && !isObject) return insertAt(source, literal.end - 1, text);

  const indent = /^[ \t]*/.exec(lineAt(source, start))?.[0] ?? '';
  const line = `${indent}  ${indentLines(text, `${indent}  `)},\n`;
  if (isOneLine && !literal.getText().includes('/*')) {
    const lines = children.map((one) => `${indent}  ${one.getText()},\n`).join('');
    const [open, close] = isObject ? '{}' : '[]';
    return replaceRange(source, start, literal.end, `${open}\n${lines}${line}${indent}${close}`);
  }
  const isSeparated = last === undefined || children.hasTrailingComma;
  const separated = isSeparated ? source : insertAt(source, last.end, ',');
  const end = literal.end - 1 + separated.length - source.length;
  const closing = lineStart(separated, end);
  return separated.slice(closing, end).trim() === ''
    ? insertAt(separated, closing, line)
    : insertAt(separated, end, `\n${line}${indent}`);
}

/** Indents the lines after the first. */
function indentLines(text: string, indent: string): string {
  return text.replaceAll('\n', `\n${indent}`);
}

function lineAt(source: string, position: number): string {
  return /^.*/.exec(source.slice(lineStart(source, position)))?.[0] ?? '';
}

function lineStart(source: string, position: number): number {
  return source.lastIndexOf('\n', position - 1) + 1;
}
