// Writes the migrations of drizzle-kit into a module, so that they are in every bundle that has
// their code; with --check, says whether the module is current.
import { readFileSync, writeFileSync } from 'node:fs';
import { readMigrationFiles } from 'drizzle-orm/migrator';
import { format, resolveConfig } from 'prettier';

const FOLDER = new URL('../src/storage/migrations/', import.meta.url).pathname;
const FILE = new URL('../src/storage/database/migration.list.ts', import.meta.url).pathname;

const { entries } = JSON.parse(readFileSync(`${FOLDER}meta/_journal.json`, 'utf8'));
const migrations = readMigrationFiles({ migrationsFolder: FOLDER }).map(
  ({ folderMillis, hash, sql }, index) => `{
    name: '${entries[index].tag}',
    writtenAt: ${folderMillis},
    hash: '${hash}',
    statements: [${sql.map(literal).join(', ')}],
  }`,
);

const text = await format(
  `// Written by \`npm run migration\` from src/storage/migrations: change the schema instead.

/** Statements that bring the tables from one version to the next. */
export interface Migration {
  readonly name: string;
  /** Milliseconds since 1970: migrations run in this order. */
  readonly writtenAt: number;
  /** SHA-256 of the file, as Drizzle keeps it. */
  readonly hash: string;
  readonly statements: readonly string[];
}

export const MIGRATIONS: readonly Migration[] = [${migrations.join(', ')}];
`,
  { ...(await resolveConfig(FILE)), parser: 'typescript' },
);

if (!process.argv.includes('--check')) {
  writeFileSync(FILE, text);
} else if (readFileSync(FILE, 'utf8') !== text) {
  process.stderr.write(
    'src/storage/database/migration.list.ts is not what src/storage/migrations says. Run: npm run migrations\n',
  );
  process.exitCode = 1;
}

/** @param {string} statement */
function literal(statement) {
  return `\`${statement.trim().replaceAll(/[\\`]|\$\{/g, String.raw`\$&`)}\``;
}
