import { CallClient } from './call.client.js';
import { CallLog } from './call.log.js';
import { until } from './soak.stage.js';
import { Traffic } from './traffic.js';

const CLIENTS = 32;
const MINUTE_MS = 60_000;
/** The share of the measured maximum that the traffic has. */
export const LOAD = 0.7;
// What happens when, in minutes of a soak of 30; a shorter one is compressed.
/** As long as a conversation is not handed off again, so that what is kept of them no longer grows. */
const WARM_UP = 10;
const FIRST_RESTART = 11;
const PLATFORM_OUTAGE = [13, 18];
const SECOND_RESTART = 21;
const FULL_DISK = [23, 24];
const END = 30;
/** Time that counts as part of a restart, so that what follows from it is seen. */
const RESTART_LASTS = 0.5;
const PUBLISHED = 'Today the {product} costs {price}.';
const DELIVERY_TIMEOUT_MS = 5 * MINUTE_MS;
const DISK_LEFT_OUT = 'The disk is not filled: this user may not mount file systems.';
/** Time for handoffs that arrive twice. */
const DOUBLES_MS = 3_000;

/** Mixed traffic at a steady rate, with outages meanwhile. */
export class Soak {
  log = new CallLog();
  /** What did not go as it must, besides answers. */
  failures = [];
  maximum;
  rate;
  warm;
  end;
  #stage;
  #minutes;
  #isDiskRequired;
  #print;
  #traffic;
  #client;
  #phase = 'warm-up';
  #startedAt = 0;

  /**
   * @param rate calls a second; measured if undefined
   * @param isDiskRequired whether it fails where the disk cannot be filled
   * @param print called with each line of progress
   */
  constructor(stage, { secret, minutes, rate, isDiskRequired, print }) {
    this.#stage = stage;
    this.#minutes = minutes;
    this.rate = rate;
    this.#isDiskRequired = isDiskRequired;
    this.#print = print;
    this.#traffic = new Traffic(secret);
    this.#client = new CallClient(stage.service.url);
  }

  async run() {
    await this.#measureMaximum();
    this.#startedAt = performance.now();
    const progress = setInterval(() => void this.#report().catch(String), MINUTE_MS);
    try {
      await this.#send(WARM_UP);
      this.warm = await this.#measureAtRest('after the warm-up');
      this.#startedAt = performance.now() - this.#milliseconds(WARM_UP);
      await Promise.all([this.#send(END), this.#disturb().catch((error) => this.#fail(error))]);
      this.#phase = 'end';
      await until(
        () => this.missing.length === 0,
        'handoffs are missing',
        DELIVERY_TIMEOUT_MS,
      ).catch((error) => this.#fail(error));
      this.end = await this.#measureAtRest('at the end');
      await wait(DOUBLES_MS);
    } catch (error) {
      // Such as a service that has ended: the report says what was seen until then.
      this.#fail(error);
    } finally {
      clearInterval(progress);
      this.#client.disconnect();
    }
  }

  /** Users who were promised an agent, and whose handoff has not arrived. */
  get missing() {
    return [...this.log.promised].filter((user) => !this.#stage.arrivals.has(user));
  }

  /** Calls that were due and could not be sent. */
  get unsent() {
    return this.#client.unsent;
  }

  async #measureMaximum() {
    if (this.rate !== undefined) return;
    const { quick } = this.#traffic;
    await this.#client.measureMaximum(quick, { clients: CLIENTS, milliseconds: 5_000 });
    this.maximum = await this.#client.measureMaximum(quick, {
      clients: CLIENTS,
      milliseconds: 10_000,
    });
    this.rate = Math.floor(this.maximum * LOAD);
    this.#print(`At most ${Math.round(this.maximum)} calls a second; ${this.rate} are sent.`);
  }

  #send(endMinute) {
    const end = this.#time(endMinute);
    return this.#client.sendAtRate(
      () => ({ ...this.#traffic.mixed(), phase: this.#phase }),
      this.rate,
      () => performance.now() < end && this.#stage.service.isRunning,
      (call, answer) => {
        const known = this.log.faults.length;
        this.log.add(call, answer);
        this.log.faults.slice(known).forEach((fault) => this.#print(fault));
      },
    );
  }

  async #disturb() {
    await this.#restartDatabase(FIRST_RESTART);
    await this.#at(PLATFORM_OUTAGE[0], 'the platform is cut off');
    this.#stage.cutOffPlatform();
    await this.#at(PLATFORM_OUTAGE[1], 'undisturbed');
    this.#stage.reconnectPlatform();
    await this.#restartDatabase(SECOND_RESTART);
    await this.#at(FULL_DISK[0], 'the disk is full');
    if (this.#stage.disk) await this.#fillDisk();
    else if (this.#isDiskRequired) this.#fail(new Error(DISK_LEFT_OUT));
    else this.#print(DISK_LEFT_OUT);
  }

  async #restartDatabase(minute) {
    await this.#at(minute, 'PostgreSQL restarts');
    await this.#stage.restartDatabase();
    await this.#at(minute + RESTART_LASTS, 'undisturbed');
  }

  /** A text that is published meanwhile is served, and is written as soon as there is space. */
  async #fillDisk() {
    this.#stage.disk.fill();
    await this.#stage.publish('product.price', PUBLISHED);
    const price = async () => (await this.#client.send(this.#traffic.price())).text;
    await until(
      async () => (await price()).includes('Today the speaker'),
      'the text is not served',
    );
    const { errors } = this.#stage.service;
    await until(() => errors.has('snapshot could not be written (ENOSPC)'), 'the disk is not full');
    await this.#at(FULL_DISK[1], 'undisturbed');
    this.#stage.disk.empty();
    await this.#stage.waitForSnapshot(PUBLISHED);
  }

  async #measureAtRest(when) {
    this.#client.disconnect();
    const measured = await this.#stage.service.measure();
    this.#print(
      `${when}: ${megabytes(measured.live)} MB live, ${megabytes(measured.rss)} MB resident, ` +
        `${measured.files} files, ${measured.handles} handles: ${countKinds(measured.kinds)}`,
    );
    return measured;
  }

  async #report() {
    const { rss } = await this.#stage.service.glance();
    this.#print(
      `${this.log.calls} calls, ${this.log.faultCount} wrong; ${this.log.promised.size} handoffs, ` +
        `${this.missing.length} not arrived yet; ${megabytes(rss)} MB resident; ${this.#phase}`,
    );
  }

  #fail(error) {
    this.failures.push(error.message);
    this.#print(error.message);
  }

  #milliseconds(minute) {
    return (minute / END) * this.#minutes * MINUTE_MS;
  }

  #time(minute) {
    return this.#startedAt + this.#milliseconds(minute);
  }

  async #at(minute, phase) {
    await wait(Math.max(0, this.#time(minute) - performance.now()));
    if (phase !== this.#phase) this.#print(phase);
    this.#phase = phase;
  }
}

/** The kinds of handles, such as `3 Timeout, 1 TCPServerWrap`. */
export function countKinds(handles) {
  const counts = new Map();
  for (const kind of handles) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  return [...counts].map(([kind, count]) => `${count} ${kind}`).join(', ');
}

export const megabytes = (bytes) => Math.round(bytes / 2 ** 20);

const wait = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));
