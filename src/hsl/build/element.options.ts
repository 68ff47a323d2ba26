import { mergeExtraKeys } from './option.reader.js';

/** What every element can be given. */
export interface ElementOptions {
  /** What is spoken on voice channels. @default the text */
  readonly voiceText?: string | undefined;
  /** Opens the microphone after the element. @default left to the app */
  readonly micAutoOpen?: boolean | undefined;
  readonly isNew?: boolean | undefined;
  /** Further top-level keys, in the wire's names. Keys that are known here win. */
  readonly extra?: object | undefined;
}

/** An element's wire form: what all kinds have in common, and what its own kind has. */
export function toWireElement(
  { voiceText, micAutoOpen, isNew, extra }: ElementOptions,
  own: object,
): object {
  const all = { ...own, voice_text: voiceText, mic_auto_open: micAutoOpen, isNew };
  return mergeExtraKeys(extra, all);
}
