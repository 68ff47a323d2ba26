/**
 * The test kit and the platform emulator.
 *
 * @module nestjs-haptik/testing
 */

// oxlint-disable-next-line import/no-unassigned-import -- the version check runs first
import '../nest.version.js';

// Calls
export { haptikBot, type HaptikTestBot, type HaptikTestBotOptions } from './bot/haptik.test.bot.js';
export type { EntityOrigin, HaptikTestCall } from './bot/haptik.test.call.js';
export type { HaptikTestReply, MessageFinding } from './haptik.test.reply.js';
export type {
  CallFailure as HaptikTestFailure,
  MethodTime as HaptikTestDeadline,
} from '../options/events/call.report.js';
export type { CallHandoff as HaptikTestHandoff } from '../options/haptik.event.js';
export type { StateChange, StateChanges } from './state.changes.js';
export { createCallBody, type CallInput } from './call.input.js';
export { HaptikTestClient, type HaptikTestClientOptions } from './haptik.test.client.js';

// Conversations
export type {
  HaptikTestConversation,
  PressOptions,
} from './conversation/haptik.test.conversation.js';
export type { HaptikTestConversationOptions } from './conversation/haptik.test.conversation.options.js';
export type { HaptikTestForm } from './conversation/haptik.test.form.js';
export type { FlowTarget, HaptikTestFlow } from './conversation/flow.js';

// Recorded calls
export { loadRecording } from './recording.loader.js';
export type { CallFixture } from '../recording/recorded.call.js';

// Matchers
export {
  haptikMatchers,
  type ExpectedHandoff,
  type HaptikMatchers,
} from './matchers/haptik.matchers.js';
export type { ExpectedMessage } from './matchers/expected.message.js';

// What the application under test gets
export { FakeAgentDesk } from './fake.agent.desk.js';
export { TestClock, type TestClockOptions } from './test.clock.js';
export { HaptikClock } from '../resilience/deadlines/haptik.clock.js';

// Platform emulator
export { type EmulatorFault, faults } from './emulator/faults/emulator.fault.js';
export { HaptikPlatformEmulator } from './emulator/haptik.platform.emulator.js';
export type { EmulatorCredentials } from './emulator/emulator.credentials.js';
export type { EmulatorWebhook } from './emulator/emulator.options.js';
export { EmulatorFile, type EmulatorRequest } from './emulator/emulator.request.js';
export type {
  CallOptions,
  EmulatorCall,
  EmulatorExchange,
  SendOptions,
} from './emulator/bot/emulator.call.js';
export type { EmulatorEvent } from './emulator/emulator.event.js';
export type { EmulatorTurn } from './emulator/bot/emulator.turn.js';
export type { EmulatorChatMessage } from './emulator/chats/emulator.chat.message.js';
export type { EmulatorChat } from './emulator/chats/emulator.chat.js';
export type { EmulatorHandoff } from './emulator/chats/emulator.handoff.js';
export type { FaqNode } from './emulator/faq/faq.repository.js';

// Types of the parameters and members of the above
export type { BotBreak } from './emulator/bot/bot.break.js';
export type { TriggerInput } from './emulator/bot/emulator.turn.js';
export type { ChatState } from './emulator/chats/conversation.js';
export type {
  EmulatorSettings,
  HaptikPlatformEmulatorOptions,
} from './emulator/emulator.options.js';
export type { EmulatorRequestListener } from './emulator/emulator.request.js';
export type { FaultOptions, FaultTarget } from './emulator/faults/fault.plan.js';
export type { EmulatorOperation } from './emulator/operations/operation.name.js';
export type { MatcherContext, MatcherResult } from './matchers/matcher.context.js';
export type { ClockTimer } from '../resilience/deadlines/haptik.clock.js';
export type { EmulatorWireResponse } from './emulator/bot/emulator.call.js';
export type { ValidatedReply } from './emulator/bot/reply.validator.js';
export type { EmulatorResponse } from './emulator/emulator.response.js';
export type { EmulatorEventListener } from './emulator/emulator.event.js';
