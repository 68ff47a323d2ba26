import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { listMarkdownFiles } from './markdown.files.js';

const ROOT = new URL('../../', import.meta.url).pathname;
/** Pages whose files and commands a script of test/packed writes and runs in new folders. */
const SCRIPTED = new Set(['docs/tutorial.md', 'docs/scaffolding.md', 'docs/guide/commonjs.md']);
const PAGES = listMarkdownFiles(ROOT).filter((page) => !SCRIPTED.has(page));
const SOURCES = ['src', 'packages/storage/src', 'packages/console/server'].flatMap((folder) =>
  readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .map((file) => `${folder}/${file}`)
    .filter((file) => file.endsWith('.ts') && !file.startsWith('src/service/')),
);

interface Snippet {
  readonly name: string;
  readonly code: string;
  /** True for blocks that begin with "```ts run". */
  readonly isRun: boolean;
}

/** The code around the snippets of a file. `hsl` has names that calls and nodes have, too. */
function preludeOf(name: string): string {
  const file = /^(src|docs)\/hsl/.test(name) ? 'hsl.prelude' : 'prelude';
  return readFileSync(join(ROOT, `test/docs/${file}.ts.txt`), 'utf8');
}

function snippetsOf(page: string): Snippet[] {
  const text = readFileSync(join(ROOT, page), 'utf8');
  const blocks = [...text.matchAll(/^```(?:tsx?|typescript)\b(.*)\n([^]*?)^```/gm)];
  return blocks.map(([, mark = '', code = ''], index) => ({
    name: `${page} #${index + 1}`,
    code,
    isRun: mark.trim() === 'run',
  }));
}

/** The `@example`s in the docstrings of a source file. */
function examplesOf(source: string): Snippet[] {
  const text = readFileSync(join(ROOT, source), 'utf8');
  const docs = [...text.matchAll(/\/\*\*[^]*?\*\//g)].map(([doc]) =>
    doc.slice(3, -2).replaceAll(/^ *\* ?/gm, ''),
  );
  return docs
    .flatMap((doc) => [...doc.matchAll(/@example\n([^]*?)(?=\n@|$(?![^]))/g)])
    .map(([, code = ''], index) => ({
      name: `${source} @example ${index + 1}`,
      code: whole(code),
      isRun: false,
    }));
}

/** Members and statements, which need something around them to compile. */
function whole(code: string): string {
  if (/^(@HaptikFallback|constructor\(|(async )?\w+\(@)/.test(code))
    return `class Example { ${code} }`;
  return code.startsWith('return ') ? `function example() { ${code} }` : code;
}

const PRELUDE_IMPORTS =
  /^import .*'(?:nestjs-haptik\/(?:hsl|testing(?:\/\w+)?)|@nestjs\/testing)';.*\n/gm;

/** The prelude without what the snippet declares itself, then the snippet. Whole files need no prelude. */
function sourceOf({ name: origin, code: given, isRun }: Snippet): string {
  if (given.includes(" from 'nestjs-haptik'") || isRun) return given;
  const prelude = preludeOf(origin);
  // The prelude imports them already.
  const code = given.replaceAll(PRELUDE_IMPORTS, '');
  const [imports = '', ...declarations] = prelude.split(/\n\n|(?=^declare |^class )/m);
  const needed = declarations.filter((declaration) => {
    const name = /(?:class|const) (\w+)/.exec(declaration)?.[1] ?? '';
    return !new RegExp(`(class|const|using) ${name}\\b`).test(code);
  });
  return [imports, ...needed, code].join('\n');
}

describe('every snippet of the documentation', () => {
  const snippets = [...PAGES.flatMap(snippetsOf), ...SOURCES.flatMap(examplesOf)];
  const { options } = ts.parseJsonConfigFileContent(
    ts.readConfigFile(join(ROOT, 'tsconfig.json'), (file) => ts.sys.readFile(file)).config,
    ts.sys,
    ROOT,
  );
  const files = new Map(
    snippets.map((snippet, index) => [join(ROOT, `test/docs/snippet-${index}.ts`), snippet]),
  );
  const loose = { noUnusedLocals: false, noUnusedParameters: false, incremental: false };
  const host = ts.createCompilerHost({ ...options, ...loose });
  const real = { ...host };
  host.fileExists = (file) => files.has(file) || real.fileExists(file);
  host.getSourceFile = (file, ...rest) => {
    const snippet = files.get(file);
    return snippet
      ? ts.createSourceFile(file, sourceOf(snippet), ts.ScriptTarget.ES2023)
      : real.getSourceFile(file, ...rest);
  };
  const program = ts.createProgram([...files.keys()], { ...options, ...loose }, host);

  it.each([...files].map(([file, { name }]) => [name, file]))('%s compiles', (_, file) => {
    const source = program.getSourceFile(file ?? '');
    const faults = ts.getPreEmitDiagnostics(program, source);
    expect(
      faults.map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, '\n')),
    ).toEqual([]);
  });

  const run = snippets.filter(({ isRun }) => isRun);
  const cache = join(ROOT, 'node_modules/.cache');
  let folder: string;

  beforeAll(() => {
    mkdirSync(cache, { recursive: true });
    folder = mkdtempSync(join(cache, 'snippets-'));
  });

  afterAll(() => rmSync(folder, { recursive: true }));

  it.each(run.map(({ name, code }, index) => [name, code, index] as const))(
    '%s prints what its comments say',
    (_, code, index) => {
      const file = join(folder, `${index}.mjs`);
      const { outputText } = ts.transpileModule(code, {
        fileName: 'snippet.mts',
        compilerOptions: options,
      });
      writeFileSync(file, outputText);
      const printed = execFileSync(process.execPath, [file], { encoding: 'utf8', env: {} });
      const expected = [...code.matchAll(/console\.log\(.*\); \/\/ (.*)$/gm)];
      expect(printed).toEqual(
        expected.map(([, line = '']) => `${line.replaceAll(String.raw`\n`, '\n')}\n`).join(''),
      );
    },
  );
});
