/**
 * Statements after which a version that does not know the migration can fail: they remove or change
 * what it uses, or require a value that it does not write.
 */
const CONTRACTING_STATEMENTS = [
  /\bdrop\s+(table|column|schema|type|function|view|sequence)\b/i,
  /\brename\b/i,
  /\balter\s+column\s+\S+\s+(set\s+data\s+)?type\b/i,
  /\balter\s+column\s+\S+\s+(set\s+not\s+null|drop\s+default)\b/i,
  /\badd\s+column\b(?!.*\bdefault\b).*\bnot\s+null\b/i,
  /\balter\s+table\b.*\badd\s+constraint\b/i,
  /\bcreate\s+unique\s+index\b/i,
];

/** What a migration that needs a newer version than the one before it begins with. */
const REQUIRES_LINE = /^--\s*requires:\s*(\S+)\s*$/m;

/**
 * The name of the migration that a version must know to use the tables after this migration; undefined
 * if every older version can use them. It is given as a comment: `-- requires: 0003_name`.
 *
 * @param {string} name
 * @param {string} text the statements
 * @param {readonly string[]} known names of the migrations up to this one
 */
export function readRequiredMigration(name, text, known) {
  const required = REQUIRES_LINE.exec(text)?.[1];
  if (required !== undefined) {
    if (known.includes(required)) return required;
    throw new Error(`${name} requires ${required}, which is not a migration before it.`);
  }
  const created = [...text.matchAll(/\bcreate\s+table\s+("?[\w."]+)/gi)].map(([, table]) => table);
  const contracting = text
    .split('--> statement-breakpoint')
    .filter((statement) => CONTRACTING_STATEMENTS.some((pattern) => pattern.test(statement)))
    // A table of the same migration is not used by older versions.
    .find((statement) => !created.some((table) => statement.includes(` ${table} `)));
  if (contracting === undefined) return undefined;
  throw new Error(
    `${name} removes or changes what older versions use: ${contracting.trim()}\n` +
      'Expand first, and contract in a later release. Then begin the file with "-- requires: …", the ' +
      'latest migration of the oldest version that works with the tables afterwards. See "Updates" in ' +
      'docs/operations.md.',
  );
}
