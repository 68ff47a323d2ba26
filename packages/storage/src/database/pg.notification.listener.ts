import type { ClientConfig } from 'pg';
import { ResilientPgClient } from './resilient.pg.client.js';

const RECONNECT_DELAY_MS = 1_000;

/** Listens to a notification channel on a dedicated connection, and reconnects when it breaks. */
export class PgNotificationListener {
  #client: ResilientPgClient | undefined;
  #timer: NodeJS.Timeout | undefined;
  #isStopped = false;

  constructor(
    private readonly config: ClientConfig,
    private readonly channel: string,
    /**
     * Called for each notification, and after each reconnection, since notifications may have been
     * missed.
     */
    private readonly onNotification: () => void,
  ) {}

  /** Never rejects: reconnects until the database is available. */
  async start(): Promise<void> {
    const client = new ResilientPgClient(this.config);
    this.#client = client;
    client.on('notification', this.onNotification);
    client.on('end', () => this.scheduleReconnect(client));
    try {
      await client.connect();
      await client.query(`listen ${client.escapeIdentifier(this.channel)}`);
      this.onNotification();
    } catch {
      await this.closeClient(client);
      this.scheduleReconnect(client);
    }
    if (this.#isStopped) await this.closeClient(client);
  }

  async stop(): Promise<void> {
    this.#isStopped = true;
    clearTimeout(this.#timer);
    if (this.#client) await this.closeClient(this.#client);
  }

  private scheduleReconnect(client: ResilientPgClient): void {
    if (this.#isStopped || this.#client !== client) return;
    this.#client = undefined;
    this.#timer = setTimeout(() => void this.start(), RECONNECT_DELAY_MS).unref();
  }

  private async closeClient(client: ResilientPgClient): Promise<void> {
    await client.end().catch(() => undefined);
  }
}
