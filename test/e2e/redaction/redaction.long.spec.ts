import { FLOATING, LeakyCalls } from '../../support/redaction/leaky.calls.js';
import { findLeaks } from '../../support/redaction/allowed.marks.js';
import {
  readOperatorViews,
  sendOperatorRequests,
} from '../../support/redaction/leaky.operators.js';
import { LeakyReceivers } from '../../support/redaction/leaky.receivers.js';
import {
  endpointOf,
  leakyService,
  REFUSALS,
} from '../../support/redaction/leaky.service.process.js';
import { findMarks, markedBody, MARKS } from '../../support/redaction/marks.js';
import { CaptureServer } from '../../support/servers/http/capture.server.js';
import { DatabaseProxy } from '../../support/servers/database/database.proxy.js';
import { PostgresServer, query } from '../../support/servers/database/postgres.test.server.js';
import type { ServiceProcess } from '../../support/servers/service/service.process.js';

describe('the service, when every call holds personal data and everything fails', () => {
  let server: PostgresServer;
  let database: string;
  let proxy: DatabaseProxy;
  let platform: CaptureServer;
  let service: ServiceProcess;
  let calls: LeakyCalls;
  let views: ReadonlyMap<string, string>;
  let exitCode: unknown;
  const receivers = new LeakyReceivers();

  beforeAll(async () => {
    server = await PostgresServer.shared();
    database = await server.database();
    proxy = new DatabaseProxy(server.port);
    platform = new CaptureServer();
    const url = new URL(database);
    url.port = String(await proxy.start());
    await query(database, createRole('leaky', MARKS.databasePassword));
    Object.assign(url, { username: 'leaky', password: MARKS.databasePassword });
    service = leakyService(await platform.start(), {
      NODE_ENV: 'production',
      HTTP_PLATFORM: 'fastify',
      DATABASE_URL: url.href,
      ...(await receivers.start('http/json')),
    });
    platform.respondNextWith(...REFUSALS);
    calls = new LeakyCalls(await endpointOf(service));
    await calls.sendFailingCalls();
    await calls.sendRejectedRequests();
    await receivers.waitForNotices();
    views = await readOperatorViews(service, new URL(calls.url).origin);
    // A value that PostgreSQL refuses, and no PostgreSQL at all.
    const user = { user_name: `${MARKS.userName}\u0000`, auth_code: MARKS.authCode };
    await calls.call('cause', markedBody('cause', { user }));
    proxy.disconnect();
    await calls.call('later_cause', markedBody('later_cause', { conversation_no: 4_712 }));
    await service.waitForOutput(/could not be stored/);
    await sendOperatorRequests(new URL(calls.url).origin);
    proxy.restore();
    await sendOperatorRequests(new URL(calls.url).origin);
    await calls.call('crashes');
    exitCode = await service.waitForExit();
  });
  afterAll(async () => {
    await service.stop();
    await platform.stop();
    await receivers.stop();
    await proxy.stop();
    await server.stop();
  });

  it('logs none of it', () => {
    const lines = service.output.split('\n');
    const leaks = lines.flatMap((line) => {
      const isOfMethod = line.includes('"context":"LeakyBot"');
      const marks = findLeaks(isOfMethod ? 'line of a method' : 'line', line);
      return marks.length > 0 ? [`${marks.join()}: ${line}`] : [];
    });
    expect(leaks).toEqual([]);
    expect(lines.filter((line) => line.includes('exception after')).length).toBeGreaterThan(40);
  });

  it('goes on after rejections outside of calls, and ends after an exception', () => {
    const lines = service.output.split('\n').filter((line) => line.includes('outside of a call'));
    expect(lines.filter((line) => line.includes('"level":"error"'))).toHaveLength(FLOATING.length);
    expect(lines.at(-1)).toContain('"level":"fatal"');
    expect(lines.at(-1)).toContain('leaky.service.js:');
    expect(service.output).toContain('Warning of Node');
    expect(exitCode).toBe(1);
  });

  it('shows none of it to operators, but the user of a handoff', () => {
    for (const [name, text] of views) {
      expect([name, findLeaks(name, text)]).toEqual([name, []]);
      expect([name, text]).toEqual([name, expect.stringMatching(/^(#|\[|\{)(?!"statusCode)/)]);
    }
    expect(views.get('GET /metrics')).toContain('haptik_signature_outdated_total');
  });

  it('sends none of it to collectors and receivers of notices', () => {
    for (const [name, texts] of receivers.received) {
      expect(texts.length).toBeGreaterThan(0);
      const leaks = texts.flatMap((text) => findMarks(text).map((mark) => `${mark}: ${text}`));
      expect([name, leaks]).toEqual([name, []]);
    }
    const traces = receivers.received.get('OTLP')?.join('') ?? '';
    for (const name of ['haptik.node', 'haptik.platform', 'haptik.handoff', 'POST'])
      expect(traces).toContain(name);
  });

  it('responds none of it to what it refuses', () => {
    expect(calls.responses.flatMap((text) => findMarks(text).map(() => text))).toEqual([]);
  });

  it('stores none of it, but the user of a handoff', async () => {
    const tables = await query(
      database,
      `select table_schema as schema, table_name as name from information_schema.tables
       where table_schema not in ('pg_catalog', 'information_schema') and table_type = 'BASE TABLE'`,
    );
    expect(tables.length).toBeGreaterThan(20);
    for (const { schema, name } of tables) {
      const [row] = await query(
        database,
        `select json_agg(rows)::text as text from "${String(schema)}"."${String(name)}" rows`,
      );
      const table = `${String(schema)}.${String(name)}`;
      expect([table, findLeaks(`table ${table}`, String(row?.['text']))]).toEqual([table, []]);
    }
    const [{ count } = {}] = await query(database, 'select count(*)::int from haptik.handoffs');
    expect(count).toBeGreaterThan(10);
  });
});

/** The cluster may have the role of another run. */
function createRole(name: string, password: string): string {
  return `do $$ begin create role ${name} superuser login password '${password}';
    exception when duplicate_object then null; end $$`;
}
