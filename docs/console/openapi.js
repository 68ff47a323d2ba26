// Writes docs/console.openapi.json from the built code; --check only compares.
import { readFileSync, writeFileSync } from 'node:fs';
import { NestFactory } from '@nestjs/core';
import { format } from 'prettier';
import { HaptikConsoleModule } from '../../packages/console/dist/index.js';
import { ConsoleApplication } from '../../packages/console/dist/console.application.js';
import { OpenapiDocument } from '../../packages/console/dist/openapi/openapi.document.js';
import { HaptikCopyModule } from '../../dist/copy/index.js';
import { HaptikModule } from '../../dist/index.js';
import { HaptikStorageModule } from '../../packages/storage/dist/index.js';

const PAGE = new URL('../console.openapi.json', import.meta.url);

const root = {
  ...HaptikConsoleModule.forRoot({}),
  imports: [
    HaptikModule.forRoot({ secrets: 'node-secret' }),
    HaptikStorageModule.forRoot({ folder: 'memory://' }),
    HaptikCopyModule.forRoot({ copy: [] }),
  ],
};

const app = await NestFactory.create(root, { logger: ['error'] });
await app.init();
const { app: consoleApp } = app.get(ConsoleApplication, { strict: false });
const { document } = consoleApp.get(OpenapiDocument);
const current = await format(JSON.stringify(document), { parser: 'json', printWidth: 100 });
await app.close();

if (!process.argv.includes('--check')) {
  writeFileSync(PAGE, current);
} else if (readFileSync(PAGE, 'utf8') !== current) {
  process.stderr.write(
    'docs/console.openapi.json is not what its code makes. Run: npm run docs:console\n',
  );
  process.exitCode = 1;
}
