import { readFileSync } from 'node:fs';
import ts from 'typescript';

const { paths } = (
  JSON.parse(readFileSync('tsconfig.json', 'utf8')) as {
    compilerOptions: { paths: Record<string, [string]> };
  }
).compilerOptions;
const PRIVATE = /\/internal|^@nestjs-haptik\/ui$/;
const ENTRIES = Object.entries(paths).filter(([name]) => !PRIVATE.test(name));

/** The names that an entry point exports; types are marked. */
function exportedNames(file: string): string[] {
  const source = ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.Latest);
  const names: string[] = [];
  source.forEachChild((node) => {
    if (!ts.isExportDeclaration(node) || !node.exportClause) return;
    if (!ts.isNamedExports(node.exportClause))
      throw new Error(`${file}: export the names one by one`);
    for (const { isTypeOnly, name } of node.exportClause.elements) {
      names.push(`${node.isTypeOnly || isTypeOnly ? 'type ' : ''}${name.text}`);
    }
  });
  return names.toSorted();
}

describe('the public names', () => {
  it.each(ENTRIES)('of %s are those of the list', (entry, [file]) => {
    const listed = JSON.parse(readFileSync('test/unit/public.names.json', 'utf8')) as Record<
      string,
      string[]
    >;
    expect(exportedNames(file)).toEqual(listed[entry]);
  });
});
