/*
 * The platform emulator for the command line, without the rest of Nest's packages. May change in every version.
 */

export type { BotBreak } from '../testing/emulator/bot/bot.break.js';
export type { EmulatorCall, EmulatorExchange } from '../testing/emulator/bot/emulator.call.js';
export type { EmulatorTurn } from '../testing/emulator/bot/emulator.turn.js';
export type { EmulatorChatMessage } from '../testing/emulator/chats/emulator.chat.message.js';
export { emulatorEnvironment } from '../testing/emulator/emulator.environment.js';
export type { EmulatorEvent } from '../testing/emulator/emulator.event.js';
export { type EmulatorFault, faults } from '../testing/emulator/faults/emulator.fault.js';
export { HaptikPlatformEmulator } from '../testing/emulator/haptik.platform.emulator.js';
export { decodeElement, decodeMessage } from '../testing/message.decoder.js';
