import type { UserView } from '../api/contract.js';
import { ConfirmDialog } from '../records/confirm.dialog.js';
import { useText } from '../texts/text.hook.js';
import { TokensNote } from './tokens.note.js';
import { useChangeUser } from './users.queries.js';

/** Locks somebody out, or lets them in again. */
export function EnableUserDialog({ user, onClose }: { user: UserView; onClose: () => void }) {
  const text = useText();
  const change = useChangeUser(user.id);
  const { name, isDisabled } = user;
  return (
    <ConfirmDialog
      title={text(isDisabled ? 'users.enable.title' : 'users.disable.title', { name })}
      verb={text(isDisabled ? 'users.enable' : 'users.disable.verb')}
      isDangerous={!isDisabled}
      action={change}
      onConfirm={() => change.mutate({ isDisabled: !isDisabled }, { onSuccess: onClose })}
      onClose={onClose}
    >
      {text(isDisabled ? 'users.enable.about' : 'users.disable.about')}
      <TokensNote user={user} />
    </ConfirmDialog>
  );
}
