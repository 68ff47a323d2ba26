import { useUsers } from '../users/users.queries.js';

/** To whom something was done by name, where the log has the id or the address of a user. */
export function useSubjectName(): (subject: string) => string {
  const users = useUsers().data ?? [];
  return (subject) =>
    users.find(({ id, email }) => id === subject || email === subject)?.name ?? subject;
}
