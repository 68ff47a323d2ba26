import { ACCESS } from './en/access.js';
import { ACCOUNT } from './en/account.js';
import { AUDIT } from './en/audit.js';
import { EDITOR } from './en/editor.js';
import { PREVIEW } from './en/preview.js';
import { BULK } from './en/bulk.js';
import { EXPORT } from './en/export.js';
import { HANDOFFS } from './en/handoffs.js';
import { HISTORY } from './en/history.js';
import { IMPORT } from './en/import.js';
import { INVITATION } from './en/invitation.js';
import { MESSAGES } from './en/messages.js';
import { NODES } from './en/nodes.js';
import { PUBLISHING } from './en/publishing.js';
import { SETUP } from './en/setup.js';
import { SHELL } from './en/shell.js';
import { SIGN_IN } from './en/sign-in.js';
import { TOKENS } from './en/tokens.js';
import { TRASH } from './en/trash.js';
import { UI } from './en/ui.js';
import { USERS } from './en/users.js';

/** All texts of the console. A key begins with the name of the folder that uses it. */
export const EN = {
  ...ACCESS,
  ...ACCOUNT,
  ...AUDIT,
  ...EDITOR,
  ...PREVIEW,
  ...BULK,
  ...EXPORT,
  ...HANDOFFS,
  ...HISTORY,
  ...IMPORT,
  ...INVITATION,
  ...MESSAGES,
  ...NODES,
  ...PUBLISHING,
  ...SETUP,
  ...SHELL,
  ...SIGN_IN,
  ...TOKENS,
  ...TRASH,
  ...UI,
  ...USERS,
} as const satisfies Readonly<Record<string, string>>;

export type TranslationKey = keyof typeof EN;
