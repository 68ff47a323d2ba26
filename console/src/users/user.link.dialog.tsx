import type { UserView } from '../api/contract.js';
import { OnceDialog } from '../people/once.dialog.js';
import { ConfirmDialog } from '../records/confirm.dialog.js';
import { useFocusReturn } from '../records/focus.return.js';
import { useText } from '../texts/text.hook.js';
import { useNewLink } from './users.queries.js';

/** Makes a new link for a password, and shows it once. */
export function UserLinkDialog({ user, onClose }: { user: UserView; onClose: () => void }) {
  const text = useText();
  useFocusReturn();
  const newLink = useNewLink(user.id);
  const { name } = user;
  if (newLink.data)
    return (
      <OnceDialog
        title={text('users.link.title', { name })}
        label={text('users.link.label')}
        about={text('users.link.about', { name })}
        secret={newLink.data.link}
        onClose={onClose}
      />
    );
  return (
    <ConfirmDialog
      title={text('users.link.title', { name })}
      verb={text('users.link.verb')}
      action={newLink}
      onConfirm={() => newLink.mutate(undefined)}
      onClose={onClose}
    >
      {text('users.link.what')}
    </ConfirmDialog>
  );
}
