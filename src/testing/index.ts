// oxlint-disable-next-line import/no-unassigned-import -- the version check runs first
import '../nest.version.js';

export { createCallBody, type CallInput } from './call.input.js';
export { HaptikTestClient, type HaptikTestClientOptions } from './haptik.test.client.js';
export type { HaptikTestReply } from './haptik.test.reply.js';

// Platform emulator
export { type EmulatorFault, faults } from './emulator/faults/emulator.fault.js';
export { HaptikPlatformEmulator } from './emulator/haptik.platform.emulator.js';
export type { EmulatorCredentials } from './emulator/emulator.credentials.js';
export type { EmulatorWebhook } from './emulator/emulator.options.js';
export { EmulatorFile, type EmulatorRequest } from './emulator/emulator.request.js';
export type { EmulatorTurn } from './emulator/bot/emulator.turn.js';
export type { EmulatorChatMessage } from './emulator/chats/emulator.chat.message.js';
export type { EmulatorChat } from './emulator/chats/emulator.chat.js';
export type { EmulatorHandoff } from './emulator/chats/emulator.handoff.js';
export type { FaqNode } from './emulator/faq/faq.repository.js';
