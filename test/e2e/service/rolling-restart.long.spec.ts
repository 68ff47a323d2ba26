import { PostgresServer } from '../../support/servers/database/postgres.test.server.js';
import { RollingRestart } from '../../support/servers/service/rolling.restart.js';

/** `npm run rolling-restart -- 50000` sets another number. */
const CALLS = Number(process.env['ROLLING_RESTART_CALLS'] ?? 5_000);
const PER_SECOND = 250;
const TEST_TIMEOUT_MS = 180_000 + (CALLS / PER_SECOND) * 4_000;

describe('two replicas behind HAProxy that are restarted in turn', () => {
  let server: PostgresServer;
  let stage: RollingRestart;
  beforeAll(async () => {
    server = await PostgresServer.shared();
    stage = new RollingRestart({ DATABASE_URL: await server.database() });
    await stage.start();
  });
  afterAll(async () => {
    await stage.stop();
    await server.stop();
  });

  it(
    'answer every call, and lose and double no handoff',
    async () => {
      const report = await stage.under(CALLS, PER_SECOND);
      const { answered, failures, restarts, exitCodes, handedOff, handoffs, quickMs } = report;
      const at = (share: number) => Math.round(quickMs[Math.floor(quickMs.length * share)] ?? NaN);
      process.stdout.write(
        `${answered} of ${CALLS} calls answered during ${restarts} restarts, ${handedOff.length} of them handed off; ` +
          `quick calls: p50 ${at(0.5)} ms, p99 ${at(0.99)} ms, maximum ${at(0.99999)} ms\n`,
      );
      expect(failures).toEqual([]);
      expect(answered).toBe(CALLS);
      expect(new Set(exitCodes)).toEqual(new Set([0]));
      expect(restarts).toBeGreaterThanOrEqual(2);
      const wrong = handedOff.filter((_, index) => handoffs[index] !== 1);
      expect(wrong).toEqual([]);
    },
    TEST_TIMEOUT_MS,
  );
});
