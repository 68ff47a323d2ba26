/**
 * Managed copy: texts that editors change without a release.
 *
 * @module nestjs-haptik/copy
 */

// oxlint-disable-next-line import/no-unassigned-import -- the version check runs first
import '../nest.version.js';

export {
  CopyRepository,
  CopyConflictError,
  type CopyEdit,
  type CopyEntry,
  type CopyEvent,
  type CopyEventKind,
  type CopyQuery,
  type CopyRef,
  CopyStateError,
  type HistoryQuery,
  type LanguageTexts,
} from './copy.repository.js';
export type { CopyDefinition, CopyValue } from './definition/copy.definition.js';
export { PublishedCopySource, type PublishedText } from './published/published.copy.source.js';
export type { CopyUse } from './definition/copy.use.js';

// Copy in code
export { type Copy, defineCopy } from './catalog/define.copy.js';
export { HaptikCopy } from './rendering/haptik.copy.js';
export { HaptikCopyModule } from './copy.module.js';
export type { HaptikCopyOptions } from './copy.options.js';
export { InMemoryPublishedCopySource } from './published/in.memory.published.copy.source.js';

// Types of the parameters and members of the above
export type { CopyArguments, CopyValues } from './catalog/define.copy.js';
export type { CopyKeyState } from './copy.repository.js';
export type { CopyDefinitions } from './definition/copy.definition.js';
export type { CopyCounts } from './reference/copy.counts.js';
