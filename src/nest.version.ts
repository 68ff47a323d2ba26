import manifest from '@nestjs/common/package.json' with { type: 'json' };
import { HaptikSetupError } from './haptik.error.js';

/**
 * @param name the package that needs NestJS
 * @throws HaptikSetupError when the application has an older version of NestJS
 */
export function assertNestVersion(name: string, minimum: number): void {
  if (Number.parseInt(manifest.version, 10) >= minimum) return;
  const message =
    `${name} needs NestJS ${minimum}, and @nestjs/common is ${manifest.version}. Run: npm install ` +
    `@nestjs/common@${minimum} @nestjs/core@${minimum} @nestjs/platform-express@${minimum} (or platform-fastify)`;
  // Node prints an excerpt of this file before the message of an uncaught error.
  process.stderr.write(`${message}\n\n`);
  throw new HaptikSetupError(message);
}

// Every entry point imports this file first, since the other imports may fail with another version.
assertNestVersion('nestjs-haptik', 11);
