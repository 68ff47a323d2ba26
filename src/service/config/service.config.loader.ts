import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { plainToInstance } from 'class-transformer';
import { validateSync, type ValidationError } from 'class-validator';
import { parse } from 'yaml';
import { ServiceConfig } from './service.config.js';
import { readEnvironment } from './service.environment.js';

type ConfigTree = Record<string, unknown>;

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
  const nodeEnv = env['NODE_ENV'] || 'development';
  const files = ['default', nodeEnv].map((name) => readYaml(join(folder, `${name}.yaml`)));
  const environmentConfig = readEnvironment(env);
  const tree = [...files, environmentConfig].reduce(mergeDeep, {});
  const config = plainToInstance(ServiceConfig, tree);
  const errors = validateSync(config, { whitelist: true, forbidNonWhitelisted: true });
  const problems = errors.flatMap((error) => collectMessages(error));
  if (problems.length > 0)
    throw new ServiceConfigError(formatConfigError(problems, folder, nodeEnv));
  return config;
}

function readYaml(file: string): ConfigTree {
  if (!existsSync(file)) return {};
  try {
    return (parse(readFileSync(file, 'utf8')) as ConfigTree | null) ?? {};
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : 'it cannot be read';
    throw new ServiceConfigError(`${file} is no YAML: ${reason}`, { cause });
  }
}

function mergeDeep(base: ConfigTree, above: ConfigTree): ConfigTree {
  const merged = Object.entries(above).map(([key, value]) => {
    const under = base[key];
    return [key, isConfigTree(under) && isConfigTree(value) ? mergeDeep(under, value) : value];
  });
  return { ...base, ...(Object.fromEntries(merged) as ConfigTree) };
}

function isConfigTree(value: unknown): value is ConfigTree {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function collectMessages(
  { property, constraints, children }: ValidationError,
  above = '',
): string[] {
  const name = `${above}${property}`;
  const messages = Object.values(constraints ?? {}).map((text) => text.replace(property, name));
  return [...messages, ...(children ?? []).flatMap((child) => collectMessages(child, `${name}.`))];
}

function formatConfigError(problems: string[], folder: string, nodeEnv: string): string {
  return [
    'The configuration cannot be used:',
    ...problems.map((problem) => `  - ${problem}`),
    `It comes from ${folder}/default.yaml, ${folder}/${nodeEnv}.yaml and the environment.`,
  ].join('\n');
}
