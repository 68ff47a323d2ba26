export const PLATFORMS = ['express', 'fastify'] as const;
export const MODULES = ['esm', 'commonjs'] as const;
export const PACKAGE_MANAGERS = ['npm', 'pnpm', 'yarn'] as const;

/** What `create-nestjs-haptik` and `haptik new` are asked for. */
export interface ServiceOptions {
  /** The folder of the service. Its last part is the name of the package. */
  readonly directory: string;
  /** @default 'express' */
  readonly platform?: (typeof PLATFORMS)[number];
  /** ES modules with Vitest, or CommonJS with Jest. @default 'esm' */
  readonly module?: (typeof MODULES)[number];
  /** @default the package manager that runs the command, else npm */
  readonly packageManager?: (typeof PACKAGE_MANAGERS)[number];
  /** Leaves the packages to be installed by hand. @default false */
  readonly skipInstall?: boolean;
}
