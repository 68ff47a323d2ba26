/*
 * What the package @nestjs-haptik/console of the same version imports. May change in every
 * version.
 */

export {
  explainUnavailability,
  isDatabaseUnavailable,
  isUniqueViolation,
} from './database/database.error.js';
export {
  consoleAccounts,
  consoleAuditLog,
  consoleSessions,
  consoleSettings,
  consoleSignInAttempts,
  consoleTokens,
  consoleUsers,
  consoleVerifications,
} from './database/console.schema.js';
export { type Orm } from './database/database.js';
export { type OpenStorage } from './connection/open.storage.js';
export { StorageConnection } from './connection/storage.connection.js';
