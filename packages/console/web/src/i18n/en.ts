import { ACCESS } from './en/accounts/access.js';
import { ACCOUNT } from './en/accounts/account.js';
import { AUDIT } from './en/audit.js';
import { EDITOR } from './en/copy/editor.js';
import { PREVIEW } from './en/copy/preview.js';
import { BULK } from './en/copy/bulk.js';
import { EXPORT } from './en/copy/export.js';
import { HANDOFFS } from './en/handoffs.js';
import { HISTORY } from './en/copy/history.js';
import { IMPORT } from './en/copy/import.js';
import { MESSAGES } from './en/copy/messages.js';
import { NODES } from './en/nodes.js';
import { CHARTS } from './en/operations/charts.js';
import { SECTIONS } from './en/operations/sections.js';
import { STATUS } from './en/operations/status.js';
import { SHELL } from './en/shell.js';
import { SIGN_IN } from './en/accounts/sign-in.js';
import { TOKENS } from './en/accounts/tokens.js';
import { TRASH } from './en/copy/trash.js';
import { UI } from './en/ui.js';
import { USERS } from './en/accounts/users.js';

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
  ...MESSAGES,
  ...NODES,
  ...CHARTS,
  ...SECTIONS,
  ...STATUS,
  ...SHELL,
  ...SIGN_IN,
  ...TOKENS,
  ...TRASH,
  ...UI,
  ...USERS,
} as const satisfies Readonly<Record<string, string>>;

export type TranslationKey = keyof typeof EN;
