/** File of presets and flow, relative to the working directory. */
export const PLAYGROUND_FILE = '.haptik/playground.json';

/** What the emulated platform keeps: requests and handoffs, and characters of messages. */
export const EMULATOR_LIMITS = {
  maxRecords: 1000,
  maxTranscriptLength: 16 * 1024 * 1024,
} as const;
