import { addImport, specifierOf } from '../../../src/schematics/source/import.edit.js';
import { addListener, findRootModule } from '../../../src/schematics/add/main.edit.js';
import { addToList } from '../../../src/schematics/source/list.edit.js';

const MAIN = `import { NestFactory } from '@nestjs/core';
import { AppModule } from './app.module.js';

async function bootstrap() {
  const app = await NestFactory.create(AppModule);
  await app.listen(3000);
}
`;

describe('addToList', () => {
  it.each([
    [
      'an empty list',
      '@Module({ imports: [] }) class A {}',
      '@Module({ imports: [B] }) class A {}',
    ],
    [
      'a list in a line',
      '@Module({ imports: [A] }) class A {}',
      '@Module({ imports: [A, B] }) class A {}',
    ],
    [
      'no list',
      '@Module({ controllers: [] }) class A {}',
      '@Module({ controllers: [], imports: [B] }) class A {}',
    ],
    ['an empty object', '@Module({})\nclass A {}', '@Module({\n  imports: [B],\n})\nclass A {}'],
    [
      'a list of lines',
      '@Module({\n  imports: [\n    A,\n  ],\n})\nclass A {}',
      '@Module({\n  imports: [\n    A,\n    B,\n  ],\n})\nclass A {}',
    ],
    [
      'a list of lines without the last comma',
      '@Module({\n  imports: [\n    A // one\n  ]\n})\nclass A {}',
      '@Module({\n  imports: [\n    A, // one\n    B,\n  ]\n})\nclass A {}',
    ],
    [
      'a list with comments alone',
      '@Module({\n  imports: [\n    // none yet\n  ],\n})\nclass A {}',
      '@Module({\n  imports: [\n    // none yet\n    B,\n  ],\n})\nclass A {}',
    ],
    [
      'a list that has it',
      '@Module({ imports: [A, B] }) class A {}',
      '@Module({ imports: [A, B] }) class A {}',
    ],
    [
      'Windows line ends',
      '@Module({\r\n  imports: [\r\n    A,\r\n  ],\r\n})\r\nclass A {}',
      '@Module({\r\n  imports: [\r\n    A,\r\n    B,\r\n  ],\r\n})\r\nclass A {}',
    ],
  ])('adds to %s', (_name, source, expected) => {
    expect(addToList(source, 'Module', 'imports', 'B')).toBe(expected);
  });

  it('adds a list after the others', () => {
    const source = '@Module({\n  imports: [],\n})\nclass A {}';
    const expected = '@Module({\n  imports: [],\n  providers: [B],\n})\nclass A {}';
    expect(addToList(source, 'Module', 'providers', 'B')).toBe(expected);
  });

  it('writes elements of several lines one below the other', () => {
    const source = '@Module({\n  imports: [A],\n})\nclass A {}';
    const expected =
      '@Module({\n  imports: [\n    A,\n    B.forRoot({\n      c,\n    }),\n  ],\n})\nclass A {}';
    expect(addToList(source, 'Module', 'imports', 'B.forRoot({\n  c,\n})')).toBe(expected);
  });

  it.each([
    ['a list in a variable', '@Module({ imports }) class A {}'],
    ['a list that is computed', '@Module({ imports: list() }) class A {}'],
    ['options in a variable', '@Module(options) class A {}'],
    ['no module', 'class A {}'],
  ])('leaves %s to the developer', (_name, source) => {
    expect(addToList(source, 'Module', 'imports', 'B')).toBeUndefined();
  });
});

describe('addImport', () => {
  it.each([
    ['no imports', 'x();\n', "import { B } from 'b';\nx();\n"],
    ['an import of the package', "import { A } from 'b';\n", "import { A, B } from 'b';\n"],
    [
      'an import of types',
      "import type { A } from 'b';\n",
      "import type { A } from 'b';\nimport { B } from 'b';\n",
    ],
    [
      'an import of a file',
      "import a from 'a';\nimport c from './c';\n",
      "import a from 'a';\nimport { B } from 'b';\nimport c from './c';\n",
    ],
    ['double quotes', 'import a from "a";\n', 'import a from "a";\nimport { B } from "b";\n'],
    ['the name', "import { B } from './other';\n", "import { B } from './other';\n"],
  ])('adds to a source with %s', (_name, source, expected) => {
    expect(addImport(source, 'B', 'b')).toBe(expected);
  });

  it('finds where a name comes from', () => {
    expect(specifierOf(MAIN, 'AppModule')).toBe('./app.module.js');
  });
});

describe('addListener', () => {
  it('adds the listener after the application was created', () => {
    const expected = MAIN.replace(
      "core';",
      "core';\nimport { useHaptikListener } from 'nestjs-haptik';",
    ).replace('(AppModule);', '(AppModule);\n  useHaptikListener(app);');
    expect(addListener(MAIN)).toBe(expected);
    expect(addListener(expected)).toBe(expected);
    expect(findRootModule(MAIN)).toBe('AppModule');
  });

  it.each([
    ['several applications', `${MAIN}${MAIN}`],
    [
      'an application without a variable',
      'await (await NestFactory.create(AppModule)).listen(3000);',
    ],
    ['an application that a function creates', 'const app = await createApp();'],
    ['an assignment', 'let app; app = await NestFactory.create(AppModule);'],
  ])('leaves %s to the developer', (_name, source) => {
    expect(addListener(source)).toBeUndefined();
  });
});
