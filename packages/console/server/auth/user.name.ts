import { type Orm, consoleUsers } from '@nestjs-haptik/storage/internal';
import { isBlank } from 'nestjs-haptik/internal';
import { ConsoleException } from '../common/console.exception.js';

/**
 * Refuses a name that looks like that of another user, because history and audit log show names.
 *
 * @param ownId id of the user who keeps the name
 * @throws ConsoleException `conflict` if another user has it, `invalid` if it is reserved for
 * tokens
 */
export async function assertNameAvailable(name: string, orm: Orm, ownId?: string): Promise<void> {
  if (isBlank(name)) throw new ConsoleException('invalid', 'The name is blank. Enter a name.');
  if (toComparableName(name).startsWith('token')) {
    throw new ConsoleException(
      'invalid',
      'Names that begin with "token" are reserved for API tokens. Choose another name.',
    );
  }
  if (!(await isNameTaken(name, orm, ownId))) return;
  throw new ConsoleException(
    'conflict',
    'Another user has this name, so that the history would be ambiguous. Choose another name.',
  );
}

/** Whether another user has a name that looks the same. */
export async function isNameTaken(name: string, orm: Orm, ownId?: string): Promise<boolean> {
  const people = await orm
    .select({ id: consoleUsers.id, name: consoleUsers.name })
    .from(consoleUsers);
  return people.some(
    (one) => one.id !== ownId && toComparableName(one.name) === toComparableName(name),
  );
}

/** Normalizes a name for comparison: without whitespace, invisible characters and case. */
function toComparableName(name: string): string {
  return name
    .normalize('NFKC')
    .replaceAll(/[\s\p{C}\p{Default_Ignorable_Code_Point}]/gu, '')
    .toLowerCase();
}
