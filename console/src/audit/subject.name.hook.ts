import { useUsers } from '../users/users.queries.js';

/** Returns the name of the subject of an entry, if the log has the id of a user. */
export function useSubjectName(): (subject: string) => string {
  const users = useUsers().data ?? [];
  return (subject) => users.find(({ id }) => id === subject)?.name ?? subject;
}
