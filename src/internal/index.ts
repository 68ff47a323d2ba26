/*
 * What the packages @nestjs-haptik/storage and @nestjs-haptik/console of the same version import.
 * May change in every version.
 */

export { assertNestVersion } from '../nest.version.js';
export { findClosestMatch } from '../closest.match.js';
export { FALLBACK_LABEL, UNKNOWN_LABEL } from '../resilience/node.lookup.js';
export { CopyCatalog } from '../copy/catalog/copy.catalog.js';
export { ResolvedCopyOptions } from '../copy/copy.options.js';
export { COPY_EVENT_KINDS, type CopyKeyState } from '../copy/copy.repository.js';
export { COPY_KEY_PATTERN, hasKeyPrefix, prefixOf } from '../copy/definition/copy.key.js';
export { LIMIT_BY_USE } from '../copy/definition/copy.use.js';
export {
  detectPlaceholderKind,
  type Placeholder,
  type PlaceholderKind,
  parsePlaceholders,
} from '../copy/definition/placeholder.js';
export { createEmptyEntry } from '../copy/empty.entry.js';
export { PublishedCopyCache } from '../copy/published/published.copy.cache.js';
export type { CopyFinding } from '../copy/validation/copy.finding.js';
export {
  type CopyRequirements,
  toCopyRequirements,
  validateCopy,
} from '../copy/validation/copy.validator.js';
export { renderSample } from '../copy/validation/render.sample.js';
export {
  type AppDescription,
  type BotDescription,
  type BudgetDescription,
  CALL_ID_HEADER,
  DEVELOPMENT_SEGMENT,
  type EntityDescription,
  type EntityKind,
  type JsonSchema,
  type NodeDescription,
  type RecordedCallList,
  type RecordedCallSummary,
  type RecordingDescription,
  type SearchDescription,
  type StateKeysDescription,
} from '../development/development.contract.js';
export { readPackageVersion } from '../development/package.version.js';
export { describeEncodingDamage } from '../encoding.damage.js';
export { ActiveConversations } from '../handoff/active.conversations.js';
export { conversationKey, isAccepted, isDelivered } from '../handoff/handoff.outbox.js';
export { HANDOFF_STATES } from '../handoff/handoff.repository.js';
export { resolveClientAddress, toNetwork } from '../limits/client.address.js';
export { ForwardedAddressCheck } from '../limits/forwarded.address.check.js';
export { SourceLimiter } from '../limits/source.limiter.js';
export { isBlank } from '../hsl/parse/blank.text.js';
export { HandoffCountQuery, HandoffQuery } from '../operator/handoffs/handoff.requests.js';
export { type HandoffPage, type HandoffTotals } from '../operator/handoffs/handoff.responses.js';
export { StoredHandoffsService } from '../operator/handoffs/stored.handoffs.service.js';
export {
  type CircuitStatus,
  type DeskStatus,
  type NodeStatus,
  type NodeStatusList,
  toNodeStatusList,
} from '../operator/nodes/node.responses.js';
export { OperatorContext } from '../operator/operator.context.js';
export {
  MAX_NOTE_LENGTH,
  SwitchChange,
  SwitchQuery,
} from '../operator/switches/switch.requests.js';
export { type SwitchList } from '../operator/switches/switch.responses.js';
export { IsIsoDate, IsIsoDateOrDay } from '../operator/validation/iso.date.validator.js';
export { Nested, NestedList } from '../operator/validation/nested.decorator.js';
export { DEFAULT_PAGE_SIZE, MAX_PAGE_SIZE, PageLimit } from '../operator/validation/page.limit.js';
export { StrictValidationPipe } from '../operator/validation/strict.validation.pipe.js';
export { IsNotBlank, IsText } from '../operator/validation/text.validator.js';
export { type CallFailureCause, toCallOutcome } from '../options/events/call.outcome.js';
export { SWITCH_MODES } from '../options/haptik.event.js';
export { DEFAULT_BOT } from '../options/resolved/resolved.haptik.options.js';
export { DEVELOPMENT_SECRET } from '../options/secrets.js';
export { readBody } from '../payload/body.reader.js';
export { errorCode } from '../payload/error.code.js';
export { parseJsonBytes } from '../payload/json.bytes.js';
export { PayloadTimeoutException } from '../payload/payload.exception.js';
export { quote } from '../payload/quote.js';
export { RateLimitedLogger } from '../rate.limited.logger.js';
export type {
  CallFixture,
  RecordedCall,
  RecordedHandoff,
  RecordedLogLine,
  RecordedOutcome,
  RecordedRequest,
  RecordedResponse,
  RecordingFile,
} from '../recording/recorded.call.js';
export {
  closeAfterResponse,
  destroyIfBodyIncomplete,
  waitForShortBody,
} from '../reply/lingering.close.js';
export { Deadlines } from '../resilience/deadlines/deadlines.js';
export { STORE_OPENING } from '../resilience/store.synchronizer.js';
export { withTimeout } from '../resilience/deadlines/with.timeout.js';
export {
  type EndpointPath,
  escapeMalformedPercent,
  decodeUnreserved,
  normalizeEscapes,
  splitPath,
} from '../webhook/path/endpoint.path.js';
export { mountedPath } from '../webhook/path/mounted.path.js';
export {
  TAG_WHITESPACE,
  EXPORT_STATES,
  type ExportState,
  LANGUAGE_LIST_PATTERN,
  MAX_UNCONFIRMED_TEXTS,
} from '../copy/copy.transfer.js';
