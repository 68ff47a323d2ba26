import type { UserJson } from '../api/contract.js';
import { OneTimeSecretDialog } from '../access/one.time.secret.dialog.js';
import { ConfirmDialog } from '../records/confirm.dialog.js';
import { useFocusReturn } from '../records/focus.return.hook.js';
import { useTranslate } from '../i18n/translate.hook.js';
import { useCreatePasswordLink } from './users.queries.js';

/** Creates a new password link and shows it once. */
export function UserLinkDialog({ user, onClose }: { user: UserJson; onClose: () => void }) {
  const text = useTranslate();
  useFocusReturn();
  const newLink = useCreatePasswordLink(user.id);
  const { name } = user;
  if (newLink.data)
    return (
      <OneTimeSecretDialog
        title={text('users.link.title', { name })}
        label={text('users.link.label')}
        description={text('users.link.description', { name })}
        secret={newLink.data.link}
        onClose={onClose}
      />
    );
  return (
    <ConfirmDialog
      title={text('users.link.title', { name })}
      confirmLabel={text('users.link.confirm')}
      action={newLink}
      onConfirm={() => newLink.mutate(undefined)}
      onClose={onClose}
    >
      {text('users.link.consequences')}
    </ConfirmDialog>
  );
}
