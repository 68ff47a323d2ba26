import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { LeakyCalls } from '../../support/redaction/leaky.calls.js';
import { findLeaks, findLeaksOfTables } from '../../support/redaction/allowed.marks.js';
import { LeakyReceivers } from '../../support/redaction/leaky.receivers.js';
import {
  endpointOf,
  leakyService,
  REFUSALS,
} from '../../support/redaction/leaky.service.process.js';
import { findMarks } from '../../support/redaction/marks.js';
import { CaptureServer } from '../../support/servers/http/capture.server.js';
import type { ServiceProcess } from '../../support/servers/service/service.process.js';
import { migratedFolder } from '../../support/servers/database/shared.resources.js';

describe('the service in development, with the embedded database', () => {
  let folder: string;
  let platform: CaptureServer;
  let service: ServiceProcess;
  let recordings: string;
  const receivers = new LeakyReceivers();

  beforeAll(async () => {
    folder = await migratedFolder();
    platform = new CaptureServer();
    service = leakyService(await platform.start(), {
      HAPTIK_STORAGE_FOLDER: folder,
      ...(await receivers.start('http/protobuf')),
    });
    platform.respondNextWith(...REFUSALS);
    const calls = new LeakyCalls(await endpointOf(service));
    await calls.sendFailingCalls();
    await calls.sendRejectedRequests();
    recordings = await readRecordings(calls.url);
    service.signal('SIGTERM');
    await service.waitForExit();
  });
  afterAll(async () => {
    await service.stop();
    await platform.stop();
    await receivers.stop();
  });

  it('logs nothing personal and no secret, although it explains wrong signatures', () => {
    // Lines of methods are printed over several lines, so they are not told from others.
    const leaks = service.output
      .split('\n')
      .filter((line) => findLeaks('line of a method', line).length > 0);
    expect(leaks).toEqual([]);
  });

  it('shows tools on the same machine only what recordings hold by design', () => {
    expect(recordings.length).toBeGreaterThan(100_000);
    expect(findLeaks('GET /_development/calls', recordings)).toEqual([]);
  });

  it('sends nothing of it by OTLP as protobuf', () => {
    const texts = receivers.received.get('OTLP') ?? [];
    expect(texts.join('')).toContain('haptik.node');
    expect(texts.flatMap((text) => findMarks(text))).toEqual([]);
  });

  it('writes nothing of it into files, but what handoffs and recordings hold by design', () => {
    const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) =>
      entry.isFile(),
    );
    expect(files.length).toBeGreaterThan(100);
    for (const { parentPath, name } of files) {
      const content = readFileSync(join(parentPath, name)).toString('latin1');
      expect([name, findLeaksOfTables(content)]).toEqual([name, []]);
    }
  });
});

/** All that the development endpoint tells. */
async function readRecordings(endpoint: string): Promise<string> {
  const read = async (path: string) => (await fetch(`${endpoint}/_development/${path}`)).text();
  const list = await read('calls?limit=1000');
  const { calls } = JSON.parse(list) as { readonly calls: readonly { readonly id: string }[] };
  const texts = [await read('app'), list];
  for (const { id } of calls) texts.push(await read(`calls/${id}`));
  return texts.join('\n');
}
