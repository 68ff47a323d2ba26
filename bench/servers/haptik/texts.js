// A replica that replies with a published text from the database of the given options of
// HaptikStorageModule. On a message it publishes a text and then responds.
import { CopyRepository, defineCopy, HaptikCopyModule } from '../../../dist/copy/index.js';
import { HaptikNode } from '../../../dist/index.js';
import { HaptikStorageModule } from '../../../packages/storage/dist/index.js';
import { decorateMethod } from '../decorate.js';
import { haptikApp } from './haptik.app.js';
import { listen } from '../hosts.js';
import { report } from '../report.js';

const KEY = 'order.status';
const copy = defineCopy({ [KEY]: { text: 'in code', description: 'The status.', usedAs: 'text' } });

class OrderBot {
  status() {
    return copy(KEY);
  }
}
decorateMethod([HaptikNode('ORDER_STATUS')], OrderBot, 'status');

let app;
const metadata = haptikApp([OrderBot]);
metadata.imports.push(HaptikCopyModule.forRoot({ copy: [copy], snapshot: false }));
metadata.imports.push(HaptikStorageModule.forRoot(JSON.parse(process.argv[2])));
const port = await listen(metadata, 'fastify-no-parser', { use: (made) => (app = made) });
const repository = app.get(CopyRepository, { strict: false });

async function publish(text) {
  const [entry] = await repository.find({ keys: [KEY] });
  const edit = { key: KEY, language: 'en', version: entry?.version ?? 0, text };
  await repository.publish(await repository.save([edit], 'bench'), 'bench');
}
report(
  port,
  async ({ text }) => (text ? publish(text) : {}),
  () => app.close(),
);
