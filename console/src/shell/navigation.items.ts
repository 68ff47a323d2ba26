import {
  IconActivity,
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
import type { TextKey } from '../texts/en.js';

export interface NavigationItem {
  readonly to: string;
  readonly name: TextKey;
  readonly icon: typeof IconMessages;
  readonly right: Right;
}

export interface NavigationGroup {
  readonly name: TextKey;
  readonly items: readonly NavigationItem[];
}

export const NAVIGATION: readonly NavigationGroup[] = [
  {
    name: 'shell.group.texts',
    items: [
      { to: '/messages', name: 'messages.title', icon: IconMessages, right: 'copy:read' },
      { to: '/history', name: 'history.title', icon: IconHistory, right: 'copy:read' },
      { to: '/import', name: 'import.title', icon: IconFileImport, right: 'copy:write' },
      { to: '/export', name: 'export.title', icon: IconFileExport, right: 'copy:read' },
      { to: '/trash', name: 'trash.title', icon: IconTrash, right: 'copy:read' },
    ],
  },
  {
    name: 'shell.group.operations',
    items: [
      { to: '/handoffs', name: 'handoffs.title', icon: IconHeadset, right: 'operations:read' },
      { to: '/nodes', name: 'nodes.title', icon: IconToggleRight, right: 'operations:read' },
    ],
  },
  {
    name: 'shell.group.administration',
    items: [
      { to: '/users', name: 'users.title', icon: IconUsers, right: 'users' },
      { to: '/tokens', name: 'tokens.title', icon: IconKey, right: 'tokens' },
      { to: '/audit', name: 'audit.title', icon: IconActivity, right: 'audit' },
    ],
  },
];
