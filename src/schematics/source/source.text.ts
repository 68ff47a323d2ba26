import type ts from 'typescript';
import { typescript } from './typescript.js';

/** The syntax tree of a source text. */
export function parseSource(text: string): ts.SourceFile {
  return typescript.createSourceFile('source.ts', text, typescript.ScriptTarget.Latest, true);
}

/** The nodes of a syntax tree that fit, in the order of the text. */
export function findNodes<T extends ts.Node>(
  root: ts.Node,
  fits: (node: ts.Node) => node is T,
): T[] {
  const found: T[] = [];
  const visit = (node: ts.Node): void => {
    if (fits(node)) found.push(node);
    node.forEachChild(visit);
  };
  visit(root);
  return found;
}

/** Replaces a range, with the line ends that the source has. */
export function replaceRange(source: string, start: number, end: number, text: string): string {
  const lines = source.includes('\r\n') ? text.replaceAll('\n', '\r\n') : text;
  return source.slice(0, start) + lines + source.slice(end);
}

export function insertAt(source: string, position: number, text: string): string {
  return replaceRange(source, position, position, text);
}
