import type { HaptikPlatformEmulator } from 'nestjs-haptik/internal/emulator';
import { toPlatformFault } from '../emulate/platform.fault.js';
import type { PlaygroundSettings, SettingsPatch } from './playground.contract.js';

/** The settings of the page, applied to the emulated platform. */
export class PlaygroundSettingsStore {
  #value: PlaygroundSettings = {
    humanAssistance: false,
    botBreakMessage: 'Sorry, something went wrong. Please try again.',
    timeoutMs: 30_000,
    platform: 'up',
  };

  constructor(
    private readonly emulator: HaptikPlatformEmulator,
    private readonly onChange: () => void,
  ) {
    this.apply();
  }

  get value(): PlaygroundSettings {
    return this.#value;
  }

  patch(patch: SettingsPatch): PlaygroundSettings {
    this.#value = { ...this.#value, ...patch };
    this.apply();
    this.onChange();
    return this.#value;
  }

  private apply(): void {
    const { humanAssistance, botBreakMessage, timeoutMs, platform } = this.#value;
    this.emulator.configure({ humanAssistance, botBreakMessage, replyTimeoutMs: timeoutMs });
    this.emulator.recover();
    if (platform !== 'up') this.emulator.outage(toPlatformFault(platform));
  }
}
