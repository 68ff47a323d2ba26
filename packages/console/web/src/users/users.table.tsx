import { Text } from '@mantine/core';
import { useState } from 'react';
import type { UserJson } from '../api/contract.js';
import { LimitSummary } from '../access/limit.summary.js';
import { RecordsTable } from '../records/records.table.js';
import { useTranslate } from '../i18n/translate.hook.js';
import { DateTime } from '../ui/date.time.js';
import { UserDialogs, type UserAction } from './user.dialogs.js';
import { UserMenu } from './user.menu.js';
import { UserName } from './user.name.js';

export function UsersTable({ users }: { users: readonly UserJson[] }) {
  const text = useTranslate();
  const [action, setAction] = useState<UserAction>();
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
            render: (user) => <EditLimits user={user} />,
          },
          {
            id: 'seen',
            label: text('users.seen'),
            render: ({ lastSeenAt }) =>
              lastSeenAt === null ? text('users.never') : <DateTime at={lastSeenAt} />,
          },
          {
            id: 'menu',
            label: text('users.menu'),
            kind: 'menu',
            render: (user) => <UserMenu user={user} onChoose={setAction} />,
          },
        ]}
      />
      {action && <UserDialogs action={action} onClose={() => setAction(undefined)} />}
    </>
  );
}

/** Limits apply only to roles that edit texts, except administrators. */
function EditLimits({ user }: { user: UserJson }) {
  const text = useTranslate();
  if (user.role === 'viewer')
    return (
      <Text size="sm" c="dimmed">
        {text('users.limits.nothing')}
      </Text>
    );
  if (user.role === 'administrator') return text('access.limits.none');
  return <LimitSummary languages={user.languages} prefixes={user.prefixes} />;
}
