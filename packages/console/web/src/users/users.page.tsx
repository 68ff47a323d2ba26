import { Button } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconUserPlus } from '@tabler/icons-react';
import { Loaded } from '../records/loaded.js';
import { hasPermission, useCurrentUser } from '../session/session.queries.js';
import { useTranslate } from '../i18n/translate.hook.js';
import { Page } from '../ui/page.js';
import { InviteDialog } from './invite.dialog.js';
import { useUsers } from './users.queries.js';
import { UsersTable } from './users.table.js';

/** Accounts, with their roles and limits. */
export function UsersPage() {
  const text = useTranslate();
  const canInvite = hasPermission(useCurrentUser(), 'users');
  const users = useUsers();
  const [isInviting, dialog] = useDisclosure(false);
  return (
    <Page
      title={text('users.title')}
      description={text('users.description')}
      actions={
        canInvite && (
          <Button leftSection={<IconUserPlus size={16} aria-hidden />} onClick={dialog.open}>
            {text('users.invite')}
          </Button>
        )
      }
    >
      <Loaded query={users}>{(list) => <UsersTable users={list} />}</Loaded>
      {isInviting && <InviteDialog onClose={dialog.close} />}
    </Page>
  );
}
