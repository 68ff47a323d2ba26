import { Text } from '@mantine/core';
import { useState } from 'react';
import type { UserView } from '../api/contract.js';
import { LimitSummary } from '../people/limit.summary.js';
import { RecordsTable } from '../records/records.table.js';
import { useText } from '../texts/text.hook.js';
import { Moment } from '../ui/moment.js';
import { UserDialogs, type UserTask } from './user.dialogs.js';
import { UserMenu } from './user.menu.js';
import { UserName } from './user.name.js';

export function UsersTable({ users }: { users: readonly UserView[] }) {
  const text = useText();
  const [task, setTask] = useState<UserTask>();
  return (
    <>
      <RecordsTable
        caption={text('users.title')}
        rows={users}
        keyOf={({ id }) => id}
        columns={[
          {
            id: 'name',
            label: text('users.name'),
            kind: 'plain',
            width: '40%',
            render: (user) => <UserName user={user} />,
          },
          {
            id: 'role',
            label: text('users.role'),
            render: ({ role }) => text(`shell.role.${role}`),
          },
          {
            id: 'limits',
            label: text('users.limits'),
            render: (user) => <Reach user={user} />,
          },
          {
            id: 'seen',
            label: text('users.seen'),
            render: ({ lastSeenAt }) =>
              lastSeenAt === null ? text('users.never') : <Moment at={lastSeenAt} />,
          },
          {
            id: 'menu',
            label: text('users.menu'),
            kind: 'menu',
            render: (user) => <UserMenu user={user} onChoose={setTask} />,
          },
        ]}
      />
      {task && <UserDialogs task={task} onClose={() => setTask(undefined)} />}
    </>
  );
}

/** Limits hold for those who change texts, and who is no administrator. */
function Reach({ user }: { user: UserView }) {
  const text = useText();
  if (user.role === 'viewer')
    return (
      <Text size="sm" c="dimmed">
        {text('users.limits.nothing')}
      </Text>
    );
  if (user.role === 'administrator') return text('people.limits.none');
  return <LimitSummary languages={user.languages} prefixes={user.prefixes} />;
}
