import type { ClientConfig } from 'pg';
import { PatientClient } from './patient.client.js';

const RECONNECT_MS = 1_000;

/** Hears the notices of a channel on a connection of its own, and connects again when it breaks. */
export class NoticeListener {
  #client: PatientClient | undefined;
  #timer: NodeJS.Timeout | undefined;
  #isOver = false;

  constructor(
    private readonly config: ClientConfig,
    private readonly channel: string,
    /** Called for each notice, and after each reconnection, since some may have been missed. */
    private readonly notice: () => void,
  ) {}

  /** Never rejects: what cannot be heard now is heard once the database is there. */
  async start(): Promise<void> {
    const client = new PatientClient(this.config);
    this.#client = client;
    client.on('notification', this.notice);
    client.on('end', () => this.lost(client));
    try {
      await client.connect();
      await client.query(`listen ${client.escapeIdentifier(this.channel)}`);
      this.notice();
    } catch {
      await this.leave(client);
      this.lost(client);
    }
    if (this.#isOver) await this.leave(client);
  }

  async stop(): Promise<void> {
    this.#isOver = true;
    clearTimeout(this.#timer);
    if (this.#client) await this.leave(this.#client);
  }

  private lost(client: PatientClient): void {
    if (this.#isOver || this.#client !== client) return;
    this.#client = undefined;
    this.#timer = setTimeout(() => void this.start(), RECONNECT_MS).unref();
  }

  private async leave(client: PatientClient): Promise<void> {
    await client.end().catch(() => undefined);
  }
}
