import { readFileSync } from 'node:fs';
import { format } from 'prettier';
import { EmptyTree, type Rule, type SchematicContext, type Tree } from '@angular-devkit/schematics';
import { type AddOptions, addHaptik } from '../../../src/schematics/add/add.schematic.js';
import { generateNode } from '../../../src/schematics/node/node.schematic.js';

const MODULE = `import { Module } from '@nestjs/common';

@Module({
  imports: [],
  providers: [],
})
export class AppModule {}
`;
const MAIN = `import { NestFactory } from '@nestjs/core';
import { AppModule } from './app.module';

async function bootstrap() {
  const app = await NestFactory.create(AppModule);
  await app.listen(3000);
}
`;

/** An application as `nest new` makes it. */
function createApp(files: Record<string, string> = {}): Tree {
  const tree = new EmptyTree();
  const scripts = { test: 'jest', 'test:cov': 'jest --coverage' };
  const dependencies = { '@nestjs/core': '^11.0.1' };
  const given = {
    'package.json': JSON.stringify({ scripts, dependencies, devDependencies: { jest: '^30.0.0' } }),
    'src/app.module.ts': MODULE,
    'src/main.ts': MAIN,
    ...files,
  };
  for (const [file, text] of Object.entries(given)) tree.create(file, text);
  return tree;
}

/** Runs a schematic in a tree. Returns what it logs, and the names of the tasks that it adds. */
function apply(rule: Rule, tree: Tree): { log: string[]; tasks: string[] } {
  const log: string[] = [];
  const tasks: string[] = [];
  const write = (line: string): number => log.push(line);
  const context = {
    logger: { info: write, warn: write },
    addTask: (task: { toConfiguration: () => { name: string } }) =>
      tasks.push(task.toConfiguration().name),
  } as unknown as SchematicContext;
  const next = rule(tree, context);
  if (typeof next === 'function') log.push(...apply(next, tree).log);
  return { log, tasks };
}

function contentsOf(tree: Tree): Record<string, string> {
  const contents: Record<string, string> = {};
  tree.visit((path) => (contents[path] = tree.readText(path)));
  return contents;
}

const add = (tree: Tree, options: AddOptions = {}) => apply(addHaptik(options), tree);

describe('nest add nestjs-haptik', () => {
  it('sets up an application once', () => {
    const tree = createApp();
    expect(add(tree, { listener: true })).toEqual({
      log: [expect.stringContaining('npm run playground')],
      tasks: ['node-package'],
    });
    const first = contentsOf(tree);
    expect(Object.keys(first)).toEqual([
      '/package.json',
      '/.env',
      '/.env.example',
      '/.gitignore',
      '/src/app.module.ts',
      '/src/main.ts',
      '/src/hello/hello.node.ts',
      '/src/hello/hello.entities.ts',
      '/src/hello/hello.copy.ts',
      '/src/hello/hello.node.spec.ts',
    ]);
    expect(first['/src/app.module.ts']).toContain('HaptikModule.forRootAsync({');
    expect(first['/src/main.ts']).toContain('  useHaptikListener(app);\n');
    const manifest = JSON.parse(first['/package.json']!) as Record<string, Record<string, string>>;
    expect(manifest.dependencies).toMatchObject({ '@nestjs/config': '^4.0.0' });
    expect(manifest.devDependencies).toHaveProperty('@nestjs-haptik/cli');
    expect(manifest.scripts!['test:cov']).toBe(
      'node --experimental-vm-modules node_modules/jest/bin/jest.js --coverage',
    );

    const { log, tasks } = add(tree, { listener: true });
    expect(log).toEqual(['src/app.module.ts imports HaptikModule already. Nothing was changed.']);
    expect(tasks).toEqual([]);
    expect(contentsOf(tree)).toEqual(first);
  });

  it('keeps what the application has', () => {
    const tree = createApp({
      '.env': 'PORT=3000\nHAPTIK_SECRET=given',
      '.gitignore': 'dist\n.env\n',
      'src/app.module.ts': MODULE.replace('imports: []', 'imports: [ConfigModule.forRoot()]'),
    });
    add(tree, { skipNode: true });
    expect(tree.readText('.env')).toBe('PORT=3000\nHAPTIK_SECRET=given');
    expect(tree.readText('.gitignore')).toBe('dist\n.env\n');
    expect(tree.readText('src/app.module.ts').match(/ConfigModule\.forRoot/g)).toHaveLength(1);
  });

  it('says what to add by hand to sources that it does not understand', () => {
    const unusual = 'export const AppModule = createModule(options);\n';
    const main = 'void start(AppModule);\n';
    const tree = createApp({ 'src/app.module.ts': unusual, 'src/main.ts': main });
    const { log } = add(tree, { listener: true });
    expect(log.join('\n')).toMatch(
      /useHaptikListener\(app\)[^]*ConfigModule[^]*HaptikModule[^]*HelloNode/,
    );
    expect(tree.readText('src/app.module.ts')).toBe(unusual);
    expect(tree.readText('src/main.ts')).toBe(main);
  });
});

describe('nest g -c nestjs-haptik node', () => {
  const generate = (tree: Tree, options: Parameters<typeof generateNode>[0]) =>
    apply(generateNode(options), tree);

  it('adds the class to the nearest module, and its copy to the module of the copy', () => {
    const shop = MODULE.replace('AppModule', 'ShopModule');
    const tree = createApp({ 'src/shop/shop.module.ts': shop });
    add(tree, { skipNode: true });
    expect(generate(tree, { name: 'orderStatus:order_id, city', path: 'shop' }).log).toEqual([]);
    expect(tree.readText('src/shop/shop.module.ts')).toContain('providers: [OrderStatusNode]');
    expect(tree.readText('src/app.module.ts')).toContain(
      '    HaptikCopyModule.forRoot({\n      copy: [orderStatusCopy],\n    }),',
    );
    expect(tree.readText('src/app.module.ts')).toContain(
      "import { orderStatusCopy } from './shop/order-status/order-status.copy';",
    );
    expect(tree.readText('src/shop/order-status/order-status.entities.ts')).toMatch(
      /orderId![^]*city!/,
    );

    expect(generate(tree, { name: 'returns', flat: true, spec: false }).log).toEqual([
      'returns collects the entity returns_id. To name others: node returns:returns_id,city',
    ]);
    expect(tree.readText('src/app.module.ts')).toContain('copy: [orderStatusCopy, returnsCopy]');
    expect(tree.exists('src/returns.node.ts')).toBe(true);
    expect(tree.exists('src/returns.node.spec.ts')).toBe(false);
  });

  it('makes the files that docs/scaffolding.md shows', async () => {
    const devDependencies = { vitest: '4' };
    const manifest = JSON.stringify({ type: 'module', devDependencies });
    const tree = createApp({ 'package.json': manifest });
    generate(tree, { name: 'order-status' });
    const page = readFileSync(new URL('../../../docs/scaffolding.md', import.meta.url), 'utf8');
    const blocks = [...page.matchAll(/^```ts\n\/\/ (src\/order-status\S+)\n([^]*?)^```/gm)];
    expect(blocks).toHaveLength(4);
    for (const [, path = '', shown] of blocks) {
      const options = { parser: 'typescript', singleQuote: true, printWidth: 100 };
      expect(await format(tree.readText(path), options)).toBe(shown);
    }
  });

  it.each(['1st', 'order!', 'इ'])('refuses the name %s', (name) => {
    expect(() => generate(createApp(), { name })).toThrow(`"${name}" is not a name of a node`);
  });

  it.each(['order:1st', 'order:a:b', 'order:id,order id!'])('refuses the entity of %s', (name) => {
    expect(() => generate(createApp(), { name })).toThrow('is not a name of an entity');
  });

  it.each([
    ['haptik', {}, 'Choose another name.'],
    ['../../orders', {}, '../orders is not below src.'],
    ['hello', { 'nest-cli.json': '{ "language": "js" }' }, 'The generated code is TypeScript.'],
  ])('refuses %s with %j', (name, files, message) => {
    const tree = createApp(files);
    const before = Object.keys(contentsOf(tree));
    expect(() => generate(tree, { name })).toThrow(message);
    expect(Object.keys(contentsOf(tree))).toEqual(before);
  });

  it('has no variable that is a reserved word, or that another thing is named by', () => {
    const tree = createApp();
    generate(tree, { name: 'flight:class,text,city,city' });
    const variables = '{ class: classValue, text: textValue, city }';
    const node = tree.readText('src/flight/flight.node.ts');
    expect(node).toContain(`@HaptikEntities(FlightEntities) ${variables}: FlightEntities`);
    expect(node).toContain(`flightCopy('flight.reply', ${variables})`);
    expect(tree.readText('src/flight/flight.entities.ts').match(/city!/g)).toHaveLength(1);
  });

  it('tests on Fastify where the application has no other platform', () => {
    const dependencies = { '@nestjs/platform-fastify': '^12.0.0' };
    const tree = createApp({ 'package.json': JSON.stringify({ dependencies }) });
    generate(tree, { name: 'hello' });
    expect(tree.readText('src/hello/hello.node.spec.ts')).toContain(
      'createNestApplication(new FastifyAdapter())',
    );
  });

  it('imports with .js in an ES module', () => {
    const tree = createApp({
      'package.json': '{ "type": "module", "devDependencies": { "vitest": "4" } }',
    });
    generate(tree, { name: 'hello' });
    expect(tree.readText('src/hello/hello.node.ts')).toContain("from './hello.copy.js'");
    expect(tree.readText('src/hello/hello.node.spec.ts')).toContain("from 'vitest'");
  });
});
