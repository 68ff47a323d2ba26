import type { TokenView } from '../api/contract.js';
import { ConfirmDialog } from '../records/confirm.dialog.js';
import { useText } from '../texts/text.hook.js';
import { useRevokeToken } from './tokens.queries.js';

export function RevokeTokenDialog({ token, onClose }: { token: TokenView; onClose: () => void }) {
  const text = useText();
  const revoke = useRevokeToken(token.id);
  return (
    <ConfirmDialog
      title={text('tokens.revoke.title', { name: token.name })}
      verb={text('tokens.revoke')}
      isDangerous
      action={revoke}
      onConfirm={() => revoke.mutate(undefined, { onSuccess: onClose })}
      onClose={onClose}
    >
      {text('tokens.revoke.about')}
    </ConfirmDialog>
  );
}
