import type { Tree } from '@angular-devkit/schematics';
import type { NestProject } from './nest.project.js';
import { addImport } from './source/import.edit.js';
import { addToList } from './source/list.edit.js';

/** An element of a list in a module file, such as one of the providers. */
export interface ListElement {
  /** The call whose argument has the list: `Module`, `HaptikCopyModule.forRoot`. */
  readonly callee: string;
  /** The list: `providers`, `copy`. */
  readonly property: string;
  readonly element: string;
  /** Names that the element uses -> where they are imported from. */
  readonly imports: Readonly<Record<string, string>>;
}

/** Adds an element to a list of a module file. Returns false, and changes nothing, if the list is not there. */
export function register(
  tree: Tree,
  file: string,
  { callee, property, element, imports }: ListElement,
): boolean {
  const source = tree.readText(file);
  const added = addToList(source, callee, property, element);
  if (added === undefined) return false;
  const result = Object.entries(imports).reduce(
    (text, [name, specifier]) => addImport(text, name, specifier),
    added,
  );
  if (result !== source) tree.overwrite(file, result);
  return true;
}

/**
 * Adds the result of `defineCopy` to `HaptikCopyModule`, and the module beside `HaptikModule` if it is missing. Returns
 * what is left to do by hand.
 */
export function registerCopy(
  tree: Tree,
  project: NestProject,
  copy: string,
  from: string,
): string | undefined {
  const [existing] = project.findModules('HaptikCopyModule.forRoot(');
  const [root = existing] = project.findModules('HaptikModule.forRoot');
  const target = existing ?? root;
  const specifier = target === undefined ? from : project.importPath(target, from);
  if (existing !== undefined) {
    const element = { callee: 'HaptikCopyModule.forRoot', property: 'copy', element: copy };
    if (register(tree, existing, { ...element, imports: { [copy]: specifier } })) return undefined;
    return `Add ${copy} to the option copy of HaptikCopyModule in ${existing}.`;
  }
  const element = `HaptikCopyModule.forRoot({\n  copy: [${copy}],\n})`;
  const imports = { HaptikCopyModule: 'nestjs-haptik/copy', [copy]: specifier };
  if (
    root !== undefined &&
    register(tree, root, { callee: 'Module', property: 'imports', element, imports })
  ) {
    return undefined;
  }
  return `Add this to the imports of ${root ?? 'the module that imports HaptikModule'}:\n${element}`;
}
