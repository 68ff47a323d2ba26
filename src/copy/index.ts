export {
  COPY_EVENT_KINDS,
  CopyBook,
  CopyConflict,
  type CopyEdit,
  type CopyEntry,
  type CopyEvent,
  type CopyEventKind,
  type CopyQuery,
  type CopyRef,
  CopyRefusal,
  type HistoryQuery,
} from './copy.book.js';
export type { CopyDefinition, CopyDefinitions, CopyValue } from './copy.definition.js';
export type { CopyFinding, CopyRule } from './copy.finding.js';
export { CopyStore, type PublishedText } from './copy.store.js';
export type { CopyUse } from './copy.use.js';
