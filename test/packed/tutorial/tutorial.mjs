// Follows a page from an empty folder, with packed packages in place of those of the registry.
//   node tutorial.mjs <tutorial|readme> <folder of packages> <empty folder>
import { appendFileSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { startRegistry } from '../local.registry.mjs';
import { readSection } from './page.blocks.mjs';
import { PageRunner } from './page.runner.mjs';
import { pressButtons } from './playground.buttons.mjs';

const ROOT = new URL('../../..', import.meta.url).pathname;
/** In place of the port on the page, which may be in use. */
const PORT = '28141';
const PAGES = {
  tutorial: {
    markdown: () => readFileSync(join(ROOT, 'docs/tutorial.md'), 'utf8'),
    chat: {
      node: 'order_return',
      entity: 'order_id',
      value: 'A17',
      text: 'How do you want to return order A17?',
      labels: ['Pick it up', 'Print a label'],
      message: 'Pick up order A17',
    },
  },
  readme: {
    markdown: () => readSection(readFileSync(join(ROOT, 'README.md'), 'utf8'), '## Start'),
    chat: {
      node: 'order_status',
      entity: 'order_id',
      value: 'A17',
      text: 'Order A17 is on its way.',
      labels: ['Another order', 'Track it'],
      message: 'Another order',
    },
  },
};

const started = performance.now();
const [name, packed, folder] = process.argv.slice(2);
const { markdown, chat } = PAGES[name];
const registry = await startRegistry(packed);
const env = {
  ...process.env,
  npm_config_registry: registry.url,
  npm_config_yes: 'true',
  npm_config_audit: 'false',
  npm_config_fund: 'false',
  npm_config_update_notifier: 'false',
};
for (const variable of ['NODE_OPTIONS', 'PORT', 'HAPTIK_SECRET', 'HAPTIK_WEBHOOK_URL'])
  delete env[variable];

const runner = new PageRunner({ folder, env, adapt: (text) => text.replaceAll('3000', PORT) });

/** Tests listen on this machine only, on a port of their own, which is written where the tutorial says. */
function listenOnLoopback() {
  const main = join(runner.folder, 'src/main.ts');
  const source = readFileSync(main, 'utf8');
  writeFileSync(
    main,
    source.replace(/(app\.listen\(process\.env\.PORT \?\? \d+)\)/, "$1, '127.0.0.1')"),
  );
  if (!readFileSync(main, 'utf8').includes("'127.0.0.1'")) throw new Error('main.ts is unexpected');
  const lines = `PORT=${PORT}\nHAPTIK_WEBHOOK_URL=http://127.0.0.1:${PORT}/haptik\n`;
  appendFileSync(join(runner.folder, '.env'), lines);
}

try {
  await runner.run(markdown(), ({ kind, name: server }) => {
    if (kind === 'serve' && server === 'app') listenOnLoopback();
  });
  await runner.waitForOutput('app', 'Nest application successfully started');
  const output = await runner.waitForOutput('playground', 'Playground: http://…/');
  await pressButtons(/http:\/\/127\.0\.0\.1:\d+\S*/.exec(output)[0], chat);
  const minutes = ((performance.now() - started) / 60_000).toFixed(1);
  process.stdout.write(`${name}: the buttons work in the playground, after ${minutes} minutes\n`);
} finally {
  await runner.close();
  registry.close();
}
