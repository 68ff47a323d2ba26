/**
 * The module, node methods, the payload of a call, replies, handoff and errors.
 *
 * @module nestjs-haptik
 */

// oxlint-disable-next-line import/no-unassigned-import -- must precede the imports that need NestJS
import './nest.version.js';

// Module and options
export { HaptikModule } from './haptik.module.js';
export type {
  HaptikBotOptions,
  HaptikModuleExtras,
  HaptikModuleOptions,
} from './options/haptik.module.options.js';
export type { TextsPerLanguage } from './options/texts/haptik.texts.js';
export type { CircuitState, HaptikEvent, SwitchMode } from './options/haptik.event.js';
export { HaptikEventEmitter } from './options/events/haptik.event.emitter.js';

// Nodes
export { HaptikFallback, HaptikNode } from './nodes/haptik.node.decorator.js';
export {
  HaptikConversationDetails,
  HaptikEnvVariable,
  HaptikCall,
  HaptikEntities,
  HaptikEntity,
  HaptikSignal,
  HaptikUser,
  HaptikUserDetails,
} from './nodes/node.parameters.js';
export { getHaptikCall } from './nodes/node.context.js';
export { NodeRegistry, type RegisteredNode } from './nodes/node.registry.js';

// Resilience: circuits and switches
export { CircuitBreakers, type CircuitSnapshot } from './resilience/circuit/circuit.breakers.js';
export {
  HaptikSwitches,
  type SwitchCommand,
  type SwitchResult,
} from './resilience/switches/haptik.switches.js';
export { StorageHealth } from './resilience/storage.health.js';
export { SwitchStore } from './resilience/switches/switch.store.js';
export type { SwitchKey, SwitchRecord } from './resilience/switches/switch.record.js';

// Recorded calls
export {
  CallRecorder,
  type RecordedCallQuery,
  type RecordingLimits,
} from './recording/call.recorder.js';
export { HaptikRecordings } from './recording/haptik.recordings.js';
export type { RecordedCall, RecordingFile } from './recording/recorded.call.js';
export type { RecordingOptions, RedactionOptions } from './options/recording.options.js';

// Search fields of forms
export { HaptikSearch, type SearchResult } from './search/haptik.search.decorator.js';
export {
  HaptikSearchCall,
  getHaptikSearchCall,
  HaptikSearchQuery,
} from './search/search.parameters.js';
export { SearchCall } from './search/search.call.js';
export type { SearchSuggestion } from './search/search.mapper.js';

// Endpoints besides the route of the module
export { haptikFetch, type HaptikFetch } from './webhook/listener/haptik.fetch.js';
export {
  haptikListener,
  type HaptikListener,
  useHaptikListener,
} from './webhook/listener/haptik.listener.js';
export { haptikMain, type HaptikMain, type HaptikMainOptions } from './serverless/haptik.main.js';
export type {
  ServerlessContext,
  ServerlessEvent,
  ServerlessInvocation,
  ServerlessResult,
} from './serverless/serverless.event.js';
export { WebhookReceiver } from './webhook/receive/webhook.receiver.js';
export type { WebhookRequest, WebhookResponse } from './webhook/receive/webhook.request.js';

// Payload of a call
export { NodeCall } from './payload/node.call.js';
export { CallUser } from './payload/call.user.js';
export { EntityItem } from './payload/entity.item.js';
export type { EntityDate, EntityPhone } from './payload/entity.value.js';
export type { JsonObject } from './payload/json.object.js';
export type { DevicePlatform } from './payload/device.platform.js';

// Results of a node method
export { failure, Reply, reply } from './reply/result/reply.js';
export { HaptikFailure } from './reply/result/haptik.failure.js';
export { handoff, Handoff } from './reply/result/handoff.js';
export type { NodeResult } from './reply/result/node.result.js';
export type { Message } from './reply/result/message.js';

// Handoff to human agents
export { AgentDesk, type HandoffOutcome, type HandoffRequest } from './handoff/desk/agent.desk.js';
export {
  HandoffRepository,
  HandoffRepositoryError,
  type HandoffCount,
  type HandoffEntry,
  type HandoffFilter,
  type HandoffState,
  type PendingHandoffs,
} from './handoff/handoff.repository.js';
export {
  type HandoffAttemptOptions,
  type HandoffDeliverer,
  HandoffOutbox,
  type HandoffDeliveryReport,
} from './handoff/handoff.outbox.js';
export { EmptyResponseAgentDesk } from './handoff/desk/empty.response.agent.desk.js';
export { HaptikAgentDesk, type HaptikAgentDeskOptions } from './handoff/desk/haptik.agent.desk.js';

// APIs of the platform
export { HaptikPlatformClient } from './platform/haptik.platform.client.js';
export { HaptikPlatformClients } from './options/haptik.platform.clients.js';
export { HaptikPlatformError, type PlatformErrorKind } from './platform/haptik.platform.error.js';
export type { HaptikPlatformOptions } from './platform/haptik.platform.options.js';
export type { PlatformRefusal } from './platform/platform.refusal.codes.js';
export type { ChatMessage } from './platform/chat.message.js';
export type { StoredProfile } from './platform/calls/user.call.js';
export type { LoggedMessage } from './platform/calls/message.call.js';
export type { LoggedFile } from './platform/calls/file.call.js';
export type { FaqStatus } from './platform/calls/faq.call.js';

// Signatures, for tools and tests
export { sign, verify } from './signature/signature.js';

// Replayed calls
export { CallDedupeStore, type DedupeClaim } from './dedupe/call.dedupe.store.js';

// Limits of sources
export { SourceCountStore } from './limits/source.count.store.js';

// Errors
export { HaptikException, HaptikSetupError } from './haptik.error.js';
export { SignatureException } from './signature/signature.exception.js';
export { SwitchException } from './resilience/switches/switch.exception.js';
export { PayloadException } from './payload/payload.exception.js';

// Types of the parameters and members of the above
export type { NodeMethodDecorator } from './nodes/haptik.node.decorator.js';
export type { DedupeOptions, HaptikNodeOptions } from './nodes/node.definition.js';
export type { Pipe } from './nodes/node.parameters.js';
export type {
  CallFailureReason,
  CallHandoff,
  HaptikEventListener,
  ShedReason,
  SignatureFailureReason,
} from './options/haptik.event.js';
export type {
  BreakerOptions,
  BudgetOptions,
  HandoffOptions,
  HslOptions,
  MemoryOptions,
  SearchOptions,
  SourceLimitOptions,
  StateLimitOptions,
} from './options/haptik.module.options.js';
export type { HaptikTexts } from './options/texts/haptik.texts.js';
export type { Secrets, SecretsOption, SecretsPerNode, Secret } from './options/secrets.js';
export type { PayloadFieldError } from './payload/payload.exception.js';
export type { AgentQueueOptions, ChatToAgent } from './platform/calls/agent.call.js';
export type { FaqUpload } from './platform/calls/faq.call.js';
export type { FeedbackToLog } from './platform/calls/feedback.call.js';
export type { FileToLog } from './platform/calls/file.call.js';
export type {
  ChatHistoryOfAgentTool,
  ChatHistoryOfUser,
  ChatHistoryQuery,
} from './platform/calls/history.call.js';
export type { MessageToLog } from './platform/calls/message.call.js';
export type { UserProfile } from './platform/calls/user.call.js';
export type { PlatformErrorDetails } from './platform/haptik.platform.error.js';
export type { PlatformCallOptions } from './platform/haptik.platform.options.js';
export type { PlatformOperation } from './platform/platform.call.js';
export type { HandoffReplyOptions, NodeHandoffOptions } from './reply/result/handoff.js';
export type { NodeFailureReason } from './reply/result/node.failure.js';
export type { ConversationUpdate, UserUpdate } from './reply/result/reply.js';
export type { SearchMethodDecorator } from './search/haptik.search.decorator.js';
export type { HaptikSearchOptions } from './search/search.definition.js';
export type { ApplicationLogger, RootModule } from './serverless/application.loader.js';
export type { AcceptedHead } from './webhook/receive/webhook.receiver.js';
export type { WebhookRequestHead } from './webhook/receive/webhook.request.js';
export type { ClaimedSignature } from './payload/webhook.request.context.js';
export type {
  RecordedHandoff,
  RecordedLogLine,
  RecordedOutcome,
  RecordedRequest,
  RecordedResponse,
} from './recording/recorded.call.js';
