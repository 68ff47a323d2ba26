import manifest from '@nestjs/common/package.json' with { type: 'json' };
import { HaptikSetupError } from './haptik.error.js';

const REQUIRED_MAJOR = 12;

// Every entry point imports this file first, since the other imports may fail with another version.
if (Number.parseInt(manifest.version, 10) < REQUIRED_MAJOR) {
  const message =
    `nestjs-haptik needs NestJS ${REQUIRED_MAJOR}, and @nestjs/common is ${manifest.version}. Run: npm install ` +
    `@nestjs/common@${REQUIRED_MAJOR} @nestjs/core@${REQUIRED_MAJOR} @nestjs/platform-express@${REQUIRED_MAJOR} (or platform-fastify)`;
  // Node prints an excerpt of this file before the message of an uncaught error.
  process.stderr.write(`${message}\n\n`);
  throw new HaptikSetupError(message);
}
