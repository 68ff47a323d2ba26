import { posix } from 'node:path';
import type { Rule, Tree } from '@angular-devkit/schematics';
import { register, registerCopy } from '../module.registration.js';
import { NestProject } from '../nest.project.js';
import { copyFile, entitiesFile, nodeFile, specFile } from './node.files.js';
import { createNodeNames, type NodeNames } from './node.names.js';

export interface NodeOptions {
  /** The node, and after a colon its entities: `order-status:order_id,city`. */
  readonly name: string;
  readonly path?: string;
  readonly flat?: boolean;
  readonly spec?: boolean;
  readonly specFileSuffix?: string;
  readonly skipImport?: boolean;
  readonly sourceRoot?: string;
}

/** `nest g -c nestjs-haptik node order-status:order_id` */
export function generateNode(options: NodeOptions): Rule {
  return (tree, context) => {
    const names = createNodeNames(options.name);
    const project = new NestProject(tree, options.sourceRoot);
    const folder = posix.join(
      project.sourceRoot,
      options.path ?? '',
      names.folder,
      options.flat ? '' : names.file,
    );
    if (posix.relative(project.sourceRoot, folder).startsWith('..')) {
      throw new Error(
        `${folder} is not below ${project.sourceRoot}. Give a folder of the sources.`,
      );
    }
    createFiles(tree, project, folder, names, options);
    if (names.hasDefaultEntity) context.logger.info(describeEntity(names));
    if (options.skipImport) return;
    for (const line of registerNode(tree, project, folder, names)) context.logger.warn(line);
  };
}

function createFiles(
  tree: Tree,
  style: NestProject,
  folder: string,
  names: NodeNames,
  { spec = true, specFileSuffix = 'spec' }: NodeOptions,
): void {
  const files = {
    [`${names.file}.node.ts`]: nodeFile(names, style),
    [`${names.file}.entities.ts`]: entitiesFile(names, style),
    [`${names.file}.copy.ts`]: copyFile(names),
    ...(spec && { [`${names.file}.node.${specFileSuffix}.ts`]: specFile(names, style) }),
  };
  for (const [file, text] of Object.entries(files)) tree.create(posix.join(folder, file), text);
}

/** Adds the class to the nearest module, and its copy. Returns what is left to do by hand, one line each. */
function registerNode(
  tree: Tree,
  project: NestProject,
  folder: string,
  { file, prefix, copy }: NodeNames,
): string[] {
  const left: string[] = [];
  const name = `${prefix}Node`;
  const module = project.findModule(folder);
  const isRegistered =
    module !== undefined &&
    register(tree, module, {
      callee: 'Module',
      property: 'providers',
      element: name,
      imports: { [name]: project.importPath(module, posix.join(folder, `${file}.node.ts`)) },
    });
  if (!isRegistered) left.push(`Add ${name} to the providers of ${module ?? 'a module'}.`);
  const copyLeft = registerCopy(tree, project, copy, posix.join(folder, `${file}.copy.ts`));
  return copyLeft === undefined ? left : [...left, copyLeft];
}

/** The CLI of Nest passes on no options of a collection, hence the colon. */
function describeEntity({ file, node, entities: [entity] }: NodeNames): string {
  const name = entity?.entity ?? '';
  return `${node} collects the entity ${name}. To name others: node ${file}:${name},city`;
}
