// oxlint-disable-next-line import/no-unassigned-import -- comes before what needs it
import '../nest.version.js';

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
  type LanguageTexts,
} from './copy.book.js';
export type { CopyDefinition, CopyDefinitions, CopyValue } from './copy.definition.js';
export type { CopyFinding, CopyRule } from './copy.finding.js';
export { CopyStore, type PublishedText } from './copy.store.js';
export type { CopyUse } from './copy.use.js';

// Copy in code
export { type Copy, type CopyValues, defineCopy } from './define.copy.js';
export { CopyCatalogue } from './copy.catalogue.js';
export { HaptikCopy } from './haptik.copy.js';
export type { CopyCounts, CopyLevel } from './copy.journal.js';
export { HaptikCopyModule } from './copy.module.js';
export type { HaptikCopyOptions } from './copy.options.js';
export { MemoryCopyStore } from './memory.copy.store.js';

// Checks, free of Nest and Node
export { checkCopy, type CopyExpectation, expectationOf } from './check.copy.js';
export { type Placeholder, type PlaceholderKind, placeholdersOf } from './placeholder.js';
export { renderSample } from './render.sample.js';
