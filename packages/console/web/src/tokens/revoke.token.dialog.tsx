import type { TokenJson } from '../api/contract.js';
import { ConfirmDialog } from '../records/confirm.dialog.js';
import { useTranslate } from '../i18n/translate.hook.js';
import { useRevokeToken } from './tokens.queries.js';

export function RevokeTokenDialog({ token, onClose }: { token: TokenJson; onClose: () => void }) {
  const text = useTranslate();
  const revoke = useRevokeToken(token.id);
  return (
    <ConfirmDialog
      title={text('tokens.revoke.title', { name: token.name })}
      confirmLabel={text('tokens.revoke')}
      isDangerous
      action={revoke}
      onConfirm={() => revoke.mutate(undefined, { onSuccess: onClose })}
      onClose={onClose}
    >
      {text('tokens.revoke.description')}
    </ConfirmDialog>
  );
}
