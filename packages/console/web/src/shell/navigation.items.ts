import {
  IconActivity,
  IconActivityHeartbeat,
  IconFileExport,
  IconFileImport,
  IconHeadset,
  IconHistory,
  IconKey,
  IconMessages,
  IconToggleRight,
  IconTrash,
  IconUsers,
} from '@tabler/icons-react';
import type { Right } from '../api/contract.js';
import type { TranslationKey } from '../i18n/en.js';

export interface NavigationItem {
  readonly to: string;
  readonly name: TranslationKey;
  readonly icon: typeof IconMessages;
  readonly permission: Right;
}

export interface NavigationGroup {
  readonly name: TranslationKey;
  readonly items: readonly NavigationItem[];
}

export const NAVIGATION: readonly NavigationGroup[] = [
  {
    name: 'shell.group.texts',
    items: [
      { to: '/messages', name: 'messages.title', icon: IconMessages, permission: 'copy:read' },
      { to: '/history', name: 'history.title', icon: IconHistory, permission: 'copy:read' },
      { to: '/import', name: 'import.title', icon: IconFileImport, permission: 'copy:write' },
      { to: '/export', name: 'export.title', icon: IconFileExport, permission: 'copy:read' },
      { to: '/trash', name: 'trash.title', icon: IconTrash, permission: 'copy:read' },
    ],
  },
  {
    name: 'shell.group.operations',
    items: [
      {
        to: '/operations',
        name: 'operations.title',
        icon: IconActivityHeartbeat,
        permission: 'operations:read',
      },
      { to: '/handoffs', name: 'handoffs.title', icon: IconHeadset, permission: 'operations:read' },
      { to: '/nodes', name: 'nodes.title', icon: IconToggleRight, permission: 'operations:read' },
    ],
  },
  {
    name: 'shell.group.administration',
    items: [
      { to: '/users', name: 'users.title', icon: IconUsers, permission: 'users' },
      { to: '/tokens', name: 'tokens.title', icon: IconKey, permission: 'tokens' },
      { to: '/audit', name: 'audit.title', icon: IconActivity, permission: 'audit' },
    ],
  },
];
