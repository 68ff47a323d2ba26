import type { UserJson } from '../api/contract.js';
import { EditUserDialog } from './edit.user.dialog.js';
import { EnableUserDialog } from './enable.user.dialog.js';
import { UserLinkDialog } from './user.link.dialog.js';
import { UserSessionsDialog } from './user.sessions.dialog.js';

/** The open dialog and its user. */
export interface UserAction {
  readonly kind: 'edit' | 'link' | 'sessions' | 'disable' | 'enable';
  readonly user: UserJson;
}

export function UserDialogs({ action, onClose }: { action: UserAction; onClose: () => void }) {
  const { kind, user } = action;
  switch (kind) {
    case 'edit':
      return <EditUserDialog user={user} onClose={onClose} />;
    case 'link':
      return <UserLinkDialog user={user} onClose={onClose} />;
    case 'sessions':
      return <UserSessionsDialog user={user} onClose={onClose} />;
    case 'disable':
    case 'enable':
      return <EnableUserDialog user={user} onClose={onClose} />;
  }
}
