// Follows docs/tutorial.md from an empty folder, with packed packages in place of those of the registry.
//   node tutorial.mjs <folder of packages> <empty folder>
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { startRegistry } from './local.registry.mjs';
import { PageRunner } from './page.runner.mjs';
import { pressButtons } from './playground.buttons.mjs';

const PAGE = new URL('../../../docs/tutorial.md', import.meta.url).pathname;
/** In place of the port on the page, which may be in use. */
const PORT = '28141';

const [packed, folder] = process.argv.slice(2);
const registry = await startRegistry(packed);
const env = {
  ...process.env,
  npm_config_registry: registry.url,
  npm_config_yes: 'true',
  npm_config_audit: 'false',
  npm_config_fund: 'false',
  npm_config_update_notifier: 'false',
};
for (const name of ['NODE_OPTIONS', 'PORT', 'HAPTIK_SECRET', 'HAPTIK_WEBHOOK_URL'])
  delete env[name];

const runner = new PageRunner({ folder, env, adapt: (text) => text.replaceAll('3000', PORT) });

/** What the page says for a port that is in use. */
function setPort() {
  const file = join(runner.folder, '.env');
  const rest = readFileSync(file, 'utf8').replaceAll(/^PORT=.*\n/gm, '');
  const url = `http://127.0.0.1:${PORT}/haptik`;
  writeFileSync(file, `${rest}\nPORT=${PORT}\nHAPTIK_WEBHOOK_URL=${url}\n`);
}

/** Tests listen on this machine only. */
function listenOnLoopback() {
  const main = join(runner.folder, 'src/main.ts');
  const source = readFileSync(main, 'utf8');
  writeFileSync(
    main,
    source.replace(/(app\.listen\(process\.env\.PORT \?\? \d+)\)/, "$1, '127.0.0.1')"),
  );
  if (!readFileSync(main, 'utf8').includes("'127.0.0.1'")) throw new Error('main.ts is unexpected');
}

try {
  await runner.run(PAGE, ({ kind, name }) => {
    if (kind !== 'serve' || name !== 'app') return;
    setPort();
    listenOnLoopback();
  });
  const buttons = await pressButtons(runner.outputOf('playground'));
  process.stdout.write(`the playground shows ${buttons.join(', ')}\n`);
} finally {
  await runner.close();
  registry.close();
}
