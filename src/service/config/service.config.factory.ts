import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { registerAs } from '@nestjs/config';
import { plainToInstance } from 'class-transformer';
import { validateSync, type ValidationError } from 'class-validator';
import { mergeWith } from 'es-toolkit';
import { errorCode } from 'nestjs-haptik/internal';
import { parse, YAMLParseError } from 'yaml';
import { ServiceConfig } from './service.config.js';
import { type ConfigTree, readEnvironment } from './service.environment.js';

const DEFAULT_FOLDER = join(import.meta.dirname, '..', '..', '..', 'config');

/** The configuration is invalid. The message lists every problem. */
export class ServiceConfigError extends Error {
  override readonly name = 'ServiceConfigError';
}

/**
 * The service's configuration, for the `load` of ConfigModule: config/default.yaml, the file of NODE_ENV and
 * the environment, in ascending order of precedence. HAPTIK_CONFIG names another folder than config.
 *
 * It merges and validates here because ConfigModule merges the results of `load` at their top level only,
 * and its `validate` receives the environment without them.
 *
 * @throws ServiceConfigError that lists every problem and the sources
 */
export const serviceConfig = registerAs('service', (env: NodeJS.ProcessEnv = process.env) => {
  const folder = env['HAPTIK_CONFIG'] || DEFAULT_FOLDER;
  const nodeEnv = env['NODE_ENV'] || 'development';
  const files = ['default', nodeEnv].map((name) => join(folder, `${name}.yaml`));
  const tree = [...files.map(readYaml), readEnvironment(env)].reduce(override, {});
  const config = plainToInstance(ServiceConfig, tree);
  const errors = validateSync(config, { whitelist: true, forbidNonWhitelisted: true });
  const problems = errors.flatMap((error) => collectMessages(error));
  if (problems.length > 0) {
    const list = problems.map((problem) => `  - ${problem}`).join('\n');
    throw new ServiceConfigError(
      `Invalid configuration:\n${list}\nLoaded from ${files.join(', ')} and the environment.`,
    );
  }
  return config;
});

function readYaml(file: string): ConfigTree {
  if (!existsSync(file)) return {};
  try {
    return (parse(readFileSync(file, 'utf8')) as ConfigTree | null) ?? {};
  } catch (cause) {
    throw new ServiceConfigError(`${file} is not valid YAML: ${describeYamlError(cause)}`);
  }
}

/** Without the message, which repeats the lines of the file: they may have secrets. */
function describeYamlError(error: unknown): string {
  if (error instanceof ReferenceError) return 'an alias has no anchor';
  if (!(error instanceof YAMLParseError)) return errorCode(error);
  const [start] = error.linePos ?? [];
  return start ? `${error.code} at line ${start.line}, column ${start.col}` : error.code;
}

/** Sections are merged, lists are replaced. */
function override(base: ConfigTree, above: ConfigTree): ConfigTree {
  return mergeWith(base, above, (_, value: unknown) => (Array.isArray(value) ? value : undefined));
}

function collectMessages(
  { property, constraints, children }: ValidationError,
  prefix = '',
): string[] {
  const name = `${prefix}${property}`;
  const messages = Object.values(constraints ?? {}).map((text) => text.replace(property, name));
  return [...messages, ...(children ?? []).flatMap((child) => collectMessages(child, `${name}.`))];
}
