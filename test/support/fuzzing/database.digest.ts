import { Client } from 'pg';

/** Tables that refused requests change, too: they count requests, or record attempts. */
const COUNTING_TABLES = new Set([
  'call_minutes',
  'console_audit_log',
  'console_sessions',
  'console_sign_in_attempts',
  'name_minutes',
  'replicas',
  'source_counts',
]);

/** A row without the times at which a user or token was last seen. */
const ROW = "(to_jsonb(t) - '{last_seen_at,last_used_at}'::text[])::text";

/** Tells whether the rows of a database have changed. Close it after the test. */
export class DatabaseDigest {
  private constructor(
    private readonly client: Client,
    private readonly sql: string,
  ) {}

  static async connect(url: string): Promise<DatabaseDigest> {
    const client = new Client({ connectionString: url });
    await client.connect();
    const { rows } = await client.query<{ name: string }>(
      "select table_name as name from information_schema.tables where table_schema = 'haptik' order by 1",
    );
    const digests = rows
      .map(({ name }) => name)
      .filter((name) => !COUNTING_TABLES.has(name))
      .map(
        (name) =>
          `select '${name}' as name, md5(string_agg(${ROW}, ',' order by ${ROW})) as md5 from haptik.${name} t`,
      );
    return new DatabaseDigest(client, digests.join(' union all '));
  }

  /** A digest of each table. */
  async read(): Promise<Readonly<Record<string, string | null>>> {
    const { rows } = await this.client.query<{ name: string; md5: string | null }>(this.sql);
    return Object.fromEntries(rows.map(({ name, md5 }) => [name, md5]));
  }

  close(): Promise<void> {
    return this.client.end();
  }
}
