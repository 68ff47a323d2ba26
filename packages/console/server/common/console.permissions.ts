/** A permission of the console. */
export type ConsolePermission =
  | 'copy:read'
  | 'copy:write'
  | 'copy:publish'
  /** Removing a language with all its texts. */
  | 'copy:languages'
  | 'operations:read'
  | 'operations:write'
  | 'users'
  | 'tokens'
  | 'audit';

export const CONSOLE_ROLES = ['viewer', 'editor', 'publisher', 'administrator'] as const;

/** The role of a user. */
export type ConsoleRole = (typeof CONSOLE_ROLES)[number];

export const TOKEN_SCOPES = ['copy:read', 'copy:write', 'copy:publish'] as const;

/** A permission that an API token can have. */
export type TokenScope = (typeof TOKEN_SCOPES)[number];

/** Permissions of each role. */
export const ROLE_PERMISSIONS: Readonly<Record<ConsoleRole, readonly ConsolePermission[]>> = {
  viewer: ['copy:read'],
  editor: ['copy:read', 'copy:write'],
  publisher: ['copy:read', 'copy:write', 'copy:publish', 'operations:read'],
  administrator: [
    'copy:read',
    'copy:write',
    'copy:publish',
    'copy:languages',
    'operations:read',
    'operations:write',
    'users',
    'tokens',
    'audit',
  ],
};

/** Whether the tokens of a user work: only while the user could create tokens. */
export function canOwnTokens(user: {
  readonly role: ConsoleRole;
  readonly isDisabled: boolean;
}): boolean {
  return !user.isDisabled && ROLE_PERMISSIONS[user.role].includes('tokens');
}
