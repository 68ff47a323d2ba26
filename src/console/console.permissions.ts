/** What somebody may do in the console. */
export type ConsolePermission =
  | 'copy:read'
  | 'copy:write'
  | 'copy:publish'
  /** To take a language away, with all its texts. */
  | 'copy:languages'
  | 'operations:read'
  | 'operations:write'
  | 'users'
  | 'tokens'
  | 'audit';

export const CONSOLE_ROLES = ['viewer', 'editor', 'publisher', 'administrator'] as const;

/** What a person is in the console. */
export type ConsoleRole = (typeof CONSOLE_ROLES)[number];

export const TOKEN_SCOPES = ['copy:read', 'copy:write', 'copy:publish'] as const;

/** What an API token may be allowed. */
export type TokenScope = (typeof TOKEN_SCOPES)[number];

/** The one place that says which role may do what. */
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
