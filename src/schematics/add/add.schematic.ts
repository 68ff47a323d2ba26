import { posix } from 'node:path';
import type { Rule, SchematicContext, Tree } from '@angular-devkit/schematics';
import manifest from '../../../package.json' with { type: 'json' };
import { register } from '../module.registration.js';
import { NestProject } from '../nest.project.js';
import { generateNode } from '../node/node.schematic.js';
import { specifierOf } from '../source/import.edit.js';
import { editEnvironment } from './environment.edit.js';
import { addListener, findRootModule } from './main.edit.js';
import { editManifest } from './manifest.edit.js';

export interface AddOptions {
  readonly listener?: boolean;
  readonly node?: string;
  readonly skipNode?: boolean;
  readonly skipInstall?: boolean;
  readonly sourceRoot?: string;
}

const HAPTIK_MODULE = `HaptikModule.forRootAsync({
  imports: [ConfigModule],
  inject: [ConfigService],
  useFactory: (config: ConfigService) => ({
    secrets: config.get<string>('HAPTIK_SECRET'),
  }),
})`;

/** `nest add nestjs-haptik` */
export function addHaptik(options: AddOptions): Rule {
  return (tree, context) => {
    const project = new NestProject(tree, options.sourceRoot);
    const existing = project.findModules('HaptikModule.forRoot')[0];
    const before = tree.actions.length;
    const hasNewPackages = editManifest(tree, project, manifest.version);
    if (hasNewPackages && !options.skipInstall) installPackages(context);
    editEnvironment(tree);
    if (options.listener) editMain(tree, project, context);
    if (existing !== undefined) {
      const isUnchanged = tree.actions.length === before;
      context.logger.info(
        `${existing} imports HaptikModule already.${isUnchanged ? ' Nothing was changed.' : ''}`,
      );
      return;
    }
    editRootModule(tree, project, context);
    context.logger.info(
      'The secret for development is in .env. Start the application, then "npm run playground".',
    );
    if (options.skipNode) return;
    const { node = 'hello:name', sourceRoot } = options;
    return generateNode({ name: node, ...(sourceRoot && { sourceRoot }) });
  };
}

function editRootModule(tree: Tree, project: NestProject, { logger }: SchematicContext): void {
  const file = findRootFile(tree, project);
  const hasConfig = project.findModules('ConfigModule.forRoot').length > 0;
  const elements = [
    ...(hasConfig
      ? []
      : [{ element: 'ConfigModule.forRoot()', imports: { ConfigModule: '@nestjs/config' } }]),
    {
      element: HAPTIK_MODULE,
      imports: {
        ConfigModule: '@nestjs/config',
        ConfigService: '@nestjs/config',
        HaptikModule: 'nestjs-haptik',
      },
    },
  ];
  for (const one of elements) {
    if (
      file !== undefined &&
      register(tree, file, { callee: 'Module', property: 'imports', ...one })
    )
      continue;
    logger.warn(`Add this to the imports of ${file ?? 'the root module'}:\n${one.element}`);
  }
}

function findRootFile(tree: Tree, { sourceRoot }: NestProject): string | undefined {
  const main = posix.join(sourceRoot, 'main.ts');
  const source = tree.exists(main) ? tree.readText(main) : '';
  const specifier = specifierOf(source, findRootModule(source) ?? '') ?? './app.module';
  const file = posix.join(sourceRoot, `${specifier.replace(/\.[jt]s$/, '')}.ts`);
  return specifier.startsWith('.') && tree.exists(file) ? file : undefined;
}

function editMain(tree: Tree, { sourceRoot }: NestProject, { logger }: SchematicContext): void {
  const main = posix.join(sourceRoot, 'main.ts');
  const source = tree.exists(main) ? tree.readText(main) : undefined;
  const edited = source === undefined ? undefined : addListener(source);
  if (edited === undefined) {
    logger.warn(
      `Where ${main} creates the application, add useHaptikListener(app) of nestjs-haptik, before app.listen().`,
    );
  } else if (edited !== source) {
    tree.overwrite(main, edited);
  }
}

/** The task of `NodePackageInstallTask`, whose package the application may not see. */
function installPackages(context: SchematicContext): void {
  const options = { command: 'install', quiet: true, hideOutput: false, workingDirectory: '.' };
  context.addTask({ toConfiguration: () => ({ name: 'node-package', options }) });
}
