import type { UserJson } from '../api/contract.js';
import { ConfirmDialog } from '../records/confirm.dialog.js';
import { useTranslate } from '../i18n/translate.hook.js';
import { TokensNote } from './tokens.note.js';
import { useUpdateUser } from './users.queries.js';

/** Confirms disabling or enabling an account. */
export function EnableUserDialog({ user, onClose }: { user: UserJson; onClose: () => void }) {
  const text = useTranslate();
  const update = useUpdateUser(user.id);
  const { name, isDisabled } = user;
  return (
    <ConfirmDialog
      title={text(isDisabled ? 'users.enable.title' : 'users.disable.title', { name })}
      confirmLabel={text(isDisabled ? 'users.enable' : 'users.disable.confirm')}
      isDangerous={!isDisabled}
      action={update}
      onConfirm={() => update.mutate({ isDisabled: !isDisabled }, { onSuccess: onClose })}
      onClose={onClose}
    >
      {text(isDisabled ? 'users.enable.description' : 'users.disable.description')}
      <TokensNote user={user} />
    </ConfirmDialog>
  );
}
