// oxlint-disable-next-line import/no-unassigned-import -- comes before what needs it
import '../nest.version.js';

export { callBody, type CallSketch } from './call.body.sketch.js';
export { HaptikTestClient, type HaptikTestClientOptions } from './haptik.test.client.js';
export type { HaptikTestReply } from './haptik.test.reply.js';

// The platform, emulated
export { type EmulatorFault, faults } from './emulator/faults/fault.js';
export type { FaultOptions, FaultPlace, FaultScope } from './emulator/faults/fault.plan.js';
export { HaptikPlatformEmulator } from './emulator/haptik.platform.emulator.js';
export type { EmulatorCredentials } from './emulator/emulator.credentials.js';
export type {
  EmulatorWebhook,
  HaptikPlatformEmulatorOptions,
} from './emulator/emulator.options.js';
export {
  EmulatorFile,
  type EmulatorRequest,
  type EmulatorRequestListener,
} from './emulator/emulator.request.js';
export type { EmulatorOperation } from './emulator/operations/operation.name.js';
export type { EmulatorTurn, ReachSketch } from './emulator/bot/emulator.turn.js';
export type { BotBreak } from './emulator/bot/bot.break.js';
export type { ChatMessage } from './emulator/chats/chat.message.js';
export type { EmulatorChat } from './emulator/chats/chat.view.js';
export type { ChatState } from './emulator/chats/conversation.js';
export type { EmulatorHandoff } from './emulator/chats/handoff.record.js';
export type { FaqNode } from './emulator/faq/faq.library.js';
