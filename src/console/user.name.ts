import { isBlank } from '../hsl/parse/blank.text.js';
import { consoleUsers } from '../storage/database/console.schema.js';
import type { Orm } from '../storage/database/database.js';
import { ConsoleException } from './console.exception.js';

/**
 * Refuses a name that reads like that of somebody else, since history and audit log call people by it.
 *
 * @param own id of who has it, if anybody has
 * @throws ConsoleException `conflict` when somebody has it, `invalid` when a token could have it
 */
export async function assertNameAvailable(name: string, orm: Orm, own?: string): Promise<void> {
  if (isBlank(name)) throw new ConsoleException('invalid', 'The name is blank. Type one.');
  if (toComparableName(name).startsWith('token')) {
    throw new ConsoleException('invalid', 'Only API tokens are called that. Choose another name.');
  }
  if (!(await isNameTaken(name, orm, own))) return;
  throw new ConsoleException(
    'conflict',
    'Somebody has this name already, and history could not tell you apart. Choose another one.',
  );
}

/** Whether somebody else has a name that reads like this one. */
export async function isNameTaken(name: string, orm: Orm, own?: string): Promise<boolean> {
  const people = await orm
    .select({ id: consoleUsers.id, name: consoleUsers.name })
    .from(consoleUsers);
  return people.some(
    (one) => one.id !== own && toComparableName(one.name) === toComparableName(name),
  );
}

/** What is left of a name for somebody who reads it: no blanks, and nothing that is not seen. */
function toComparableName(name: string): string {
  return name
    .normalize('NFKC')
    .replaceAll(/[\s\p{C}\p{Default_Ignorable_Code_Point}]/gu, '')
    .toLowerCase();
}
