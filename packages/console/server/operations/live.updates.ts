import { Injectable, type MessageEvent, type OnModuleDestroy } from '@nestjs/common';
import { CallStatistics, type StatisticsFingerprint } from '@nestjs-haptik/storage/internal';
import { type HaptikEvent, HaptikEventEmitter } from 'nestjs-haptik';
import { Observable, type Subscriber } from 'rxjs';
import type { Principal } from '../auth/principal.js';
import { SessionsRepository } from '../auth/sessions.repository.js';
import { ConsoleException } from '../common/console.exception.js';
import { ROLE_PERMISSIONS } from '../common/console.permissions.js';
import { HostProviders } from '../common/host.providers.js';
import type { LiveChange, LiveEndView } from './operations.live.views.js';

/** Interval of heartbeats, and of queries for what other replicas changed. */
const POLL_INTERVAL_MS = 10_000;
/** Changes of this process are reported together after this time. */
const DEBOUNCE_MS = 1_000;
const MAX_CONNECTIONS = 100;
const MAX_CONNECTIONS_PER_USER = 10;

interface LiveConnection {
  readonly userId: string;
  readonly sessionId: string;
  readonly subscriber: Subscriber<MessageEvent>;
}

/**
 * Tells open pages that the overview has changed. Events of this process are reported at once, changes of
 * other replicas are found by a query. Without open pages it does nothing.
 */
@Injectable()
export class LiveUpdates implements OnModuleDestroy {
  readonly #connections = new Set<LiveConnection>();
  readonly #changed = new Set<LiveChange>();
  #subscription: Disposable | undefined;
  #pollTimer: NodeJS.Timeout | undefined;
  #sendTimer: NodeJS.Timeout | undefined;
  #fingerprint: StatisticsFingerprint | undefined;
  #isPolling = false;
  #isStopping = false;

  constructor(
    private readonly host: HostProviders,
    private readonly sessions: SessionsRepository,
  ) {}

  /** Ends all connections, so that they do not delay the stop. */
  onModuleDestroy(): void {
    this.#isStopping = true;
    for (const connection of this.#connections) end(connection, 'stopping');
  }

  /**
   * The events for a page, until it disconnects, its session ends, or the process stops.
   *
   * @throws ConsoleException if too many pages are connected
   */
  connect({ id: userId, claims }: Principal): Observable<MessageEvent> {
    const ofUser = [...this.#connections].filter((connection) => connection.userId === userId);
    if (ofUser.length >= MAX_CONNECTIONS_PER_USER || this.#connections.size >= MAX_CONNECTIONS) {
      throw new ConsoleException(
        'too-many-requests',
        'Too many pages show live figures. Close some of them, or reload this page for new figures.',
        {},
        { 'Retry-After': '60' },
      );
    }
    return new Observable<MessageEvent>((subscriber) => {
      const connection = { userId, sessionId: claims.sessionId ?? '', subscriber };
      if (this.#isStopping) return end(connection, 'stopping');
      this.#connections.add(connection);
      this.start();
      subscriber.next(HEARTBEAT);
      return () => {
        this.#connections.delete(connection);
        if (this.#connections.size === 0) this.pause();
      };
    });
  }

  private start(): void {
    if (this.#subscription) return;
    const events = this.host.get(HaptikEventEmitter);
    this.#subscription = events.subscribe((event) => this.addChange(event));
    this.#pollTimer = setInterval(() => void this.poll(), POLL_INTERVAL_MS).unref();
    void this.poll();
  }

  private pause(): void {
    this.#subscription?.[Symbol.dispose]();
    this.#subscription = undefined;
    clearInterval(this.#pollTimer);
    clearTimeout(this.#sendTimer);
    this.#sendTimer = undefined;
    this.#changed.clear();
    this.#fingerprint = undefined;
  }

  private addChange(event: HaptikEvent): void {
    const changed = toChanges(event);
    if (changed.length === 0) return;
    for (const change of changed) this.#changed.add(change);
    this.#sendTimer ??= setTimeout(() => void this.send(), DEBOUNCE_MS).unref();
  }

  /** Asks for changes of other replicas; every page gets an event, which shows that it is connected. */
  private async poll(): Promise<void> {
    if (this.#isPolling) return;
    this.#isPolling = true;
    try {
      await this.findChanges();
      await this.send();
    } finally {
      this.#isPolling = false;
    }
  }

  private async findChanges(): Promise<void> {
    try {
      const before = this.#fingerprint;
      const now = await this.host.get(CallStatistics).readFingerprint();
      if (before && now.calls !== before.calls) this.#changed.add('calls');
      if (before && now.pendingChats !== before.pendingChats) this.#changed.add('pending-chats');
      if (before && now.circuits !== before.circuits) this.#changed.add('circuits');
      this.#fingerprint = now;
    } catch {
      // The database is away. The page learns that when it reads the overview.
    }
  }

  private async send(): Promise<void> {
    clearTimeout(this.#sendTimer);
    this.#sendTimer = undefined;
    await this.endRevoked();
    const changed = [...this.#changed];
    this.#changed.clear();
    const event = changed.length === 0 ? HEARTBEAT : { type: 'change', data: { changed } };
    for (const { subscriber } of this.#connections) subscriber.next(event);
  }

  /** Ends connections whose session ended, or whose user may not read operations any more. */
  private async endRevoked(): Promise<void> {
    const ids = [...this.#connections].map(({ sessionId }) => sessionId);
    try {
      const roles = await this.sessions.findRoles(ids);
      for (const connection of this.#connections) {
        const role = roles.get(connection.sessionId);
        const isAllowed = role && ROLE_PERMISSIONS[role].includes('operations:read');
        // A page that connected meanwhile was authorized by the guard.
        if (!isAllowed && ids.includes(connection.sessionId)) end(connection, 'signed-out');
      }
    } catch {
      // The database is away: events name parts of the page, which may stay open.
    }
  }
}

const HEARTBEAT: MessageEvent = { type: 'heartbeat', data: {} };

function end({ subscriber }: Pick<LiveConnection, 'subscriber'>, reason: LiveEndView['reason']) {
  subscriber.next({ type: 'end', data: { reason } });
  subscriber.complete();
}

function toChanges(event: HaptikEvent): readonly LiveChange[] {
  switch (event.type) {
    case 'call.answered':
      return event.handoff ? ['calls', 'pending-chats'] : ['calls'];
    case 'signature.rejected':
      return ['calls'];
    case 'handoff.settled':
      return ['pending-chats'];
    case 'circuit.changed':
      return ['circuits'];
    case 'switch.changed':
      return ['switches'];
    default:
      return [];
  }
}
