import { useUsers } from '../users/users.queries.js';

/** To whom something was done by name, where the log has the id of a user. */
export function useSubjectName(): (subject: string) => string {
  const users = useUsers().data ?? [];
  return (subject) => users.find(({ id }) => id === subject)?.name ?? subject;
}
