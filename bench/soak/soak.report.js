import { availableParallelism, cpus } from 'node:os';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { table } from '../table.js';
import { countKinds, LOAD, megabytes } from './soak.js';

const BEGIN = '<!-- npm run soak -->';
const END = '<!-- end of soak -->';
const TOLERANCE = 0.1;
/** Timers and pooled connections come and go. */
const SPARE_HANDLES = 10;
const MAX_LINES = 10;
/** The share of the calls that may read that the service is busy. */
const MAX_BUSY = 0.001;
/** The share of the calls that may not be sent, since the clients share the machine. */
const MAX_UNSENT = 0.02;

const percent = (share) =>
  `${(share * 100).toLocaleString('en-US', { maximumFractionDigits: 1 })} %`;
const number = (value) => value.toLocaleString('en-US');
const milliseconds = (value) => value.toLocaleString('en-US', { maximumSignificantDigits: 3 });

/** What a soak has shown: what was violated, and a report in Markdown. */
export class SoakReport {
  #soak;
  #minutes;
  #states;
  #exitCode;
  #doubled;
  #hasDisk;
  #errors;

  constructor(soak, { minutes, states, exitCode, arrivals, hasDisk, errors }) {
    this.#soak = soak;
    this.#minutes = minutes;
    this.#states = states;
    this.#exitCode = exitCode;
    this.#doubled = [...arrivals.values()].filter((count) => count > 1).length;
    this.#hasDisk = hasDisk;
    this.#errors = errors;
  }

  get violations() {
    const { log, failures, missing, unsent, warm, end } = this.#soak;
    const [busy, unsentShare] = [log.count('busy') / log.calls, unsent / (log.calls + unsent)];
    const undelivered = Object.entries(this.#states).filter(([state]) => state !== 'delivered');
    return [
      ...failures,
      log.faultCount > 0 && `${log.faultCount} wrong answers, such as:\n${log.faults.join('\n')}`,
      busy > MAX_BUSY && `${percent(busy)} of the calls were busy`,
      unsentShare > MAX_UNSENT && `${percent(unsentShare)} of the calls were not sent`,
      log.promised.size === 0 && 'no agent was promised',
      missing.length > 0 && `${missing.length} handoffs were lost`,
      log.promised.size > 0 && !this.#states.delivered && 'no handoff is delivered',
      ...undelivered.map(([state, count]) => `${count} handoffs are ${state} in the database`),
      warm && end && end.live > warm.live * (1 + TOLERANCE) && 'live memory has grown',
      warm &&
        end &&
        (end.handles > warm.handles + SPARE_HANDLES || end.files > warm.files + SPARE_HANDLES) &&
        `handles leak: ${countKinds(warm.kinds)} became ${countKinds(end.kinds)}`,
      this.#exitCode !== 0 && `the service ended with ${this.#exitCode}`,
    ].filter(Boolean);
  }

  get markdown() {
    const { log, missing, rate, maximum } = this.#soak;
    const load =
      maximum === undefined
        ? ''
        : `, ${LOAD * 100} % of the ${number(Math.round(maximum))} that were measured`;
    const unsent =
      this.#soak.unsent > 0
        ? ` ${number(this.#soak.unsent)} more were due, but the clients could not send them in time.`
        : '';
    const disk = this.#hasDisk ? '' : ' The disk was not full: this user may not mount one.';
    const states = Object.entries(this.#states).map(([name, count]) => `${number(count)} ${name}`);
    const unstored = this.#errors.count('could not be stored');
    const unstoredShare = percent(unstored / Math.max(1, log.promised.size));
    return [
      `${this.#minutes} minutes at ${number(rate)} calls a second${load}, on ${availableParallelism()} cores (${cpus()[0]?.model.trim()}) that PostgreSQL, ` +
        `the emulator of the platform and the clients share, with Node ${process.versions.node}.${unsent}${disk}`,
      this.#callsTable(),
      this.#phasesTable(),
      this.#memoryTable(),
      this.#errorsTable(),
      `Handoffs: ${number(log.promised.size)} promised, ${number(missing.length)} lost, ${number(this.#doubled)} arrived twice. ` +
        `${number(unstored)} (${unstoredShare}) were not stored before they were promised, and were in memory until they were stored later. ` +
        `In the database: ${states.join(', ')}. ${this.#summary()}`,
    ].join('\n\n');
  }

  #summary() {
    const { violations } = this;
    return violations.length === 0
      ? 'Nothing was violated.'
      : `Violated: ${violations.map((text) => text.split('\n')[0]).join('; ')}.`;
  }

  #callsTable() {
    return table(
      ['calls', 'number', 'answers', 'wrong', 'p50 ms', 'p99 ms', 'longest ms'],
      [...this.#soak.log.kinds].map(([kind, tally]) => row(kind, tally)),
    );
  }

  #phasesTable() {
    return table(
      [
        'authentic calls',
        'number',
        'answers',
        'wrong',
        'quick ones p50 ms',
        'p99 ms',
        'longest ms',
      ],
      [...this.#soak.log.phases].map(([phase, tally]) => row(phase, tally)),
    );
  }

  #memoryTable() {
    const { warm, end } = this.#soak;
    return table(
      ['service at rest', 'live MB', 'resident MB', 'handles', 'open files'],
      [memoryRow('after the warm-up', warm), memoryRow('at the end', end)],
    );
  }

  /** The most frequent error lines. */
  #errorsTable() {
    const lines = [...this.#errors.shapes].toSorted(([, a], [, b]) => b - a).slice(0, MAX_LINES);
    return table(
      ['lines of the log', 'error'],
      lines.map(([shape, count]) => [number(count), `\`${shape.replaceAll(/[`|]/g, ' ')}\``]),
    );
  }

  /** Writes the report to a file, or between the comments of one that has them. */
  write(path) {
    const written = existsSync(path) ? readFileSync(path, 'utf8') : '';
    const [begin, end] = [written.indexOf(BEGIN), written.indexOf(END)];
    const text =
      begin >= 0 && end > begin
        ? `${written.slice(0, begin + BEGIN.length)}\n\n${this.markdown}\n\n${written.slice(end)}`
        : `${this.markdown}\n`;
    writeFileSync(path, text);
  }
}

function row(name, tally) {
  const outcomes = [...tally.outcomes].toSorted(([, a], [, b]) => b - a);
  return [
    name,
    number(tally.calls),
    outcomes.map(([outcome, count]) => `${number(count)} ${outcome}`).join(', '),
    number(tally.faults),
    ...[tally.milliseconds(0.5), tally.milliseconds(0.99), tally.milliseconds(1)].map(milliseconds),
  ];
}

function memoryRow(name, measured) {
  if (!measured) return [name, '', '', '', ''];
  const { live, rss, handles, files } = measured;
  return [name, ...[megabytes(live), megabytes(rss), handles, files].map(String)];
}
