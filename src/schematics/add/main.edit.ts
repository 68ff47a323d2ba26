import type ts from 'typescript';
import { addImport } from '../source/import.edit.js';
import { findNodes, insertAt, parseSource } from '../source/source.text.js';
import { typescript } from '../source/typescript.js';

/** The class that an application is created from: `AppModule` of `NestFactory.create(AppModule)`. */
export function findRootModule(source: string): string | undefined {
  const classes = findCreations(source).map((call) => call.arguments[0]);
  const [root, ...others] = classes.flatMap((one) =>
    one && typescript.isIdentifier(one) ? one.text : [],
  );
  return others.length > 0 ? undefined : root;
}

/**
 * Adds `useHaptikListener(app)` after `const app = await NestFactory.create(…)`. Returns undefined if the source does not
 * have exactly one such statement.
 */
export function addListener(source: string): string | undefined {
  if (source.includes('useHaptikListener')) return source;
  const [creation, ...others] = findCreations(source);
  if (creation === undefined || others.length > 0 || !typescript.isAwaitExpression(creation.parent))
    return undefined;
  const declaration = creation.parent.parent;
  if (!typescript.isVariableDeclaration(declaration) || !typescript.isIdentifier(declaration.name))
    return undefined;
  const statement = declaration.parent.parent;
  if (!typescript.isVariableStatement(statement)) return undefined;
  const start = statement.getStart();
  const indent = /^[ \t]*/.exec(source.slice(source.lastIndexOf('\n', start - 1) + 1))?.[0] ?? '';
  const line = `\n${indent}useHaptikListener(${declaration.name.text});`;
  return addImport(insertAt(source, statement.end, line), 'useHaptikListener', 'nestjs-haptik');
}

function findCreations(source: string): ts.CallExpression[] {
  return findNodes(parseSource(source), typescript.isCallExpression).filter(
    ({ expression }) => expression.getText() === 'NestFactory.create',
  );
}
