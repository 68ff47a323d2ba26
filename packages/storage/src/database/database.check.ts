import type { Client } from 'pg';
import { HaptikSetupError } from 'nestjs-haptik';

/** The oldest version supported by pg-boss. */
const MIN_SERVER_VERSION = 13;

/**
 * Checks the version and the settings of a database.
 *
 * @throws HaptikSetupError when the database cannot be used
 */
export async function checkDatabase(client: Client): Promise<void> {
  const { rows } = await client.query<ServerSettings>(
    `select current_setting('server_version_num')::int as "version",
      current_setting('server_encoding') as "encoding", current_setting('DateStyle') as "dateStyle"`,
  );
  const [found] = rows;
  if (!found) return;
  const problem = findProblem(found);
  if (problem) throw new HaptikSetupError(`HaptikStorageModule: ${problem}`);
}

interface ServerSettings {
  readonly version: number;
  readonly encoding: string;
  readonly dateStyle: string;
}

function findProblem({ version, encoding, dateStyle }: ServerSettings): string | undefined {
  if (version < MIN_SERVER_VERSION * 10_000) {
    return `PostgreSQL ${Math.floor(version / 10_000)} is too old. Use ${MIN_SERVER_VERSION} or newer.`;
  }
  if (encoding !== 'UTF8') {
    return (
      `the database has the encoding ${encoding}, which cannot store all languages. Create ` +
      "one with UTF-8: create database … encoding 'UTF8' template template0."
    );
  }
  if (!dateStyle.startsWith('ISO')) {
    return (
      `the database writes dates as "${dateStyle}", and a pooler prevents the application from ` +
      "changing that. Run: alter database … set DateStyle = 'ISO, MDY'."
    );
  }
  return undefined;
}
