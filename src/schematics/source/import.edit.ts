import type ts from 'typescript';
import { typescript } from './typescript.js';
import { insertAt, parseSource } from './source.text.js';

/**
 * Adds `import { name } from 'specifier'` unless the source imports the name already: to the import of the same
 * specifier, or after the last import of a package or, for a file of the project, after the last import.
 */
export function addImport(source: string, name: string, specifier: string): string {
  const declarations = parseSource(source).statements.filter((one) =>
    typescript.isImportDeclaration(one),
  );
  if (declarations.some((one) => namesOf(one).includes(name))) return source;
  const same = declarations.find((one) => specifierText(one) === specifier && isExtensible(one));
  const last = same && namedImports(same).at(-1);
  if (last !== undefined) return insertAt(source, last.end, `, ${name}`);
  const quote = declarations[0]?.moduleSpecifier.getText()[0] ?? "'";
  const line = `import { ${name} } from ${quote}${specifier}${quote};`;
  const isFile = specifier.startsWith('.');
  const previous = declarations.findLast((one) => isFile || !specifierText(one).startsWith('.'));
  return previous === undefined
    ? insertAt(source, declarations[0]?.getStart() ?? 0, `${line}\n`)
    : insertAt(source, previous.end, `\n${line}`);
}

/** The specifier of the import that brings a name. */
export function specifierOf(source: string, name: string): string | undefined {
  const declaration = parseSource(source)
    .statements.filter((one) => typescript.isImportDeclaration(one))
    .find((one) => namesOf(one).includes(name));
  return declaration && specifierText(declaration);
}

function specifierText({ moduleSpecifier }: ts.ImportDeclaration): string {
  return typescript.isStringLiteral(moduleSpecifier) ? moduleSpecifier.text : '';
}

/** Whether a name can be added to the braces of the import. */
function isExtensible(declaration: ts.ImportDeclaration): boolean {
  return !/^import\s+type\b/.test(declaration.getText());
}

function namedImports({ importClause }: ts.ImportDeclaration): readonly ts.ImportSpecifier[] {
  const bindings = importClause?.namedBindings;
  return bindings !== undefined && typescript.isNamedImports(bindings) ? bindings.elements : [];
}

function namesOf(declaration: ts.ImportDeclaration): string[] {
  const names = namedImports(declaration).map(({ name }) => name.text);
  const { name } = declaration.importClause ?? {};
  return name === undefined ? names : [name.text, ...names];
}
