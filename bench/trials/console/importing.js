// Imports a file of texts in the console of an application on PGlite, like an editor: preview, then
// write. Calls of the bot run in the same process, so the longest block of the event loop is measured
// as well.
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { NestFactory } from '@nestjs/core';
import { ConsoleApplication } from '../../../packages/console/dist/console.application.js';
import { HaptikConsoleModule } from '../../../packages/console/dist/index.js';
import { Principal } from '../../../packages/console/dist/auth/principal.js';
import { CopyImporter } from '../../../packages/console/dist/files/import/copy.importer.js';
import { CopyRepository, defineCopy, HaptikCopyModule } from '../../../dist/copy/index.js';
import { HaptikModule } from '../../../dist/index.js';
import { HaptikStorageModule } from '../../../packages/storage/dist/index.js';

const LANGUAGES = ['en', 'hi', 'ta'];

const administrator = new Principal({
  kind: 'user',
  id: 'bench',
  name: 'bench',
  role: 'administrator',
  permissions: ['copy:read', 'copy:write', 'copy:publish'],
  languages: null,
  prefixes: null,
  sessionId: null,
  ipAddress: null,
});

/** Seconds of preview and write, and the longest block of the event loop in milliseconds. */
export async function importTexts({ rows }) {
  const app = await start(rows);
  try {
    const importer = app.get(ConsoleApplication, { strict: false }).app.get(CopyImporter);
    const repository = app.get(CopyRepository, { strict: false });
    for (const language of LANGUAGES) await repository.addLanguage(language, 'bench');
    const file = { format: 'csv', content: csvOf(rows) };
    const preview = await timed(() => importer.run(file, administrator, () => undefined));
    const { digest, changes } = preview.result.preview;
    if (changes.total !== rows * LANGUAGES.length) throw new Error('texts are missing');
    const apply = { digest, overwrite: [] };
    const applied = await timed(() =>
      importer.run({ ...file, apply }, administrator, () => undefined),
    );
    if (applied.result.written !== changes.total) throw new Error('texts were not written');
    return { rows, texts: changes.total, preview, applied };
  } finally {
    await app.close();
  }
}

async function start(rows) {
  const definitions = Object.fromEntries(
    Array.from({ length: rows }, (_, at) => [
      keyOf(at),
      {
        text: 'Order {id} is on its way',
        description: 'The user asks where a parcel is.',
        usedAs: 'text',
        sample: { id: 'A-17' },
      },
    ]),
  );
  const root = {
    ...HaptikConsoleModule.forRoot({}),
    imports: [
      HaptikModule.forRoot({ secrets: 'node-secret' }),
      HaptikStorageModule.forRoot({ folder: 'memory://' }),
      HaptikCopyModule.forRoot({ copy: [defineCopy(definitions)] }),
    ],
  };
  const app = await NestFactory.create(root, { logger: false, rawBody: true });
  await app.init();
  return app;
}

function csvOf(rows) {
  const lines = Array.from({ length: rows }, (_, at) =>
    [keyOf(at), `Order {id} left, ${at}`, `ऑर्डर {id} निकल गया, ${at}`, `ஆர்டர் {id}, ${at}`]
      .map((cell) => `"${cell}"`)
      .join(','),
  );
  return ['key,en,hi,ta', ...lines].join('\r\n');
}

function keyOf(at) {
  return `shop.part${at % 100}.text${at}`;
}

async function timed(work) {
  const delay = monitorEventLoopDelay({ resolution: 5 });
  delay.enable();
  const startedAt = performance.now();
  const result = await work();
  const seconds = (performance.now() - startedAt) / 1_000;
  delay.disable();
  return { result, seconds, blockedMs: delay.max / 1e6 };
}
