import type { UserView } from '../api/contract.js';
import { EditUserDialog } from './edit.user.dialog.js';
import { EnableUserDialog } from './enable.user.dialog.js';
import { UserLinkDialog } from './user.link.dialog.js';
import { UserSessionsDialog } from './user.sessions.dialog.js';

/** What is being done about whom. */
export interface UserTask {
  readonly kind: 'edit' | 'link' | 'sessions' | 'disable' | 'enable';
  readonly user: UserView;
}

export function UserDialogs({ task, onClose }: { task: UserTask; onClose: () => void }) {
  const { kind, user } = task;
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
