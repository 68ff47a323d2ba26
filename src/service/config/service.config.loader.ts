import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { plainToInstance } from 'class-transformer';
import { validateSync, type ValidationError } from 'class-validator';
import { parse } from 'yaml';
import { ServiceConfig } from './service.config.js';
import { variablesOf } from './service.variables.js';

type Tree = Record<string, unknown>;

/** The configuration cannot be used. The message lists every fault. */
export class ServiceConfigError extends Error {
  override readonly name = 'ServiceConfigError';
}

/**
 * Reads config/default.yaml, lays the file of NODE_ENV over it and the environment over both,
 * and checks the whole.
 *
 * @throws ServiceConfigError with every fault and where to mend it
 */
export function loadServiceConfig(folder: string, env: NodeJS.ProcessEnv): ServiceConfig {
  const stage = env['NODE_ENV'] || 'development';
  const files = ['default', stage].map((name) => readYaml(join(folder, `${name}.yaml`)));
  const variables = variablesOf(env);
  const tree = [...files, variables].reduce(lay, {});
  const config = plainToInstance(ServiceConfig, tree);
  const errors = validateSync(config, { whitelist: true, forbidNonWhitelisted: true });
  const faults = errors.flatMap((error) => faultsOf(error));
  if (faults.length > 0) throw new ServiceConfigError(describe(faults, folder, stage));
  return config;
}

function readYaml(file: string): Tree {
  if (!existsSync(file)) return {};
  try {
    return (parse(readFileSync(file, 'utf8')) as Tree | null) ?? {};
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : 'it cannot be read';
    throw new ServiceConfigError(`${file} is no YAML: ${reason}`, { cause });
  }
}

function lay(below: Tree, above: Tree): Tree {
  const merged = Object.entries(above).map(([key, value]) => {
    const under = below[key];
    return [key, isTree(under) && isTree(value) ? lay(under, value) : value];
  });
  return { ...below, ...(Object.fromEntries(merged) as Tree) };
}

function isTree(value: unknown): value is Tree {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function faultsOf({ property, constraints, children }: ValidationError, above = ''): string[] {
  const name = `${above}${property}`;
  const own = Object.values(constraints ?? {}).map((text) => text.replace(property, name));
  return [...own, ...(children ?? []).flatMap((child) => faultsOf(child, `${name}.`))];
}

function describe(faults: string[], folder: string, stage: string): string {
  return [
    'The configuration cannot be used:',
    ...faults.map((fault) => `  - ${fault}`),
    `It comes from ${folder}/default.yaml, ${folder}/${stage}.yaml and the environment.`,
  ].join('\n');
}
