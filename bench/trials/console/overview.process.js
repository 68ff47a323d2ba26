// A separate process on the core of servers; argv has the storage options and the number of nodes. Reads the figures of
// the page Status, below HTTP.
import { NestFactory } from '@nestjs/core';
import { ConsoleApplication } from '../../../packages/console/dist/console.application.js';
import { HaptikConsoleModule } from '../../../packages/console/dist/index.js';
import { OperationsOverviewService } from '../../../packages/console/dist/operations/operations.overview.service.js';
import { HaptikModule } from '../../../dist/index.js';
import { HaptikStorageModule } from '../../../packages/storage/dist/index.js';
import { timed } from './timed.js';

const ROUNDS = 7;
const [storage, nodes] = [JSON.parse(process.argv[2]), Number(process.argv[3])];

const root = {
  ...HaptikConsoleModule.forRoot({}),
  imports: [HaptikModule.forRoot({ secrets: 'node-secret' }), HaptikStorageModule.forRoot(storage)],
};
const app = await NestFactory.create(root, { logger: false, rawBody: true });
await app.init();
const { app: consoleApp } = app.get(ConsoleApplication, { strict: false });
const service = consoleApp.get(OperationsOverviewService);

const rows = [];
for (const range of ['hour', 'day', 'week']) {
  const runs = [];
  for (let round = 0; round < ROUNDS; round++) {
    // Not `read`, which spreads reads over time.
    runs.push(
      await timed(async () => {
        const overview = await service.create(range, undefined);
        if (overview.nodes.length !== nodes) throw new Error('nodes are missing');
      }),
    );
  }
  const sorted = runs.map(({ ms }) => ms).toSorted((a, b) => a - b);
  const blockedMs = Math.max(...runs.map((run) => run.blockedMs));
  rows.push({ what: range, ms: sorted[Math.floor(ROUNDS / 2)], blockedMs });
}
await app.close();
process.stdout.write(JSON.stringify(rows));
