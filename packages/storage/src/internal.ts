/*
 * What the package @nestjs-haptik/console of the same version and the service import. May change
 * in every version.
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
export { SentNotices } from './notices/sent.notices.js';
export { PendingChats, type PendingChatsReport } from './handoffs/pending.chats.js';
export {
  CallStatistics,
  type CallStatisticsRange,
  type CallStatisticsReport,
  type ReplicaReport,
} from './statistics/call.statistics.js';
export { CallTally } from './statistics/call.tally.js';
export { QUANTILE_ERROR } from './statistics/exponential.histogram.js';
export { type StatisticsFingerprint } from './statistics/statistics.table.js';
export { type PeriodMinutes } from './statistics/statistics.period.js';
