import { mergeExtraKeys } from './option.reader.js';

/** Options of every element. */
export interface ElementOptions {
  /** The spoken text on voice channels. @default the text */
  readonly voiceText?: string | undefined;
  /** Opens the microphone after the element. @default decided by the app */
  readonly micAutoOpen?: boolean | undefined;
  readonly isNew?: boolean | undefined;
  /** Further top-level keys, by their names on the wire. Known keys take precedence. */
  readonly extra?: object | undefined;
}

/** The wire form of an element: the common keys and those of its kind. */
export function toWireElement(
  { voiceText, micAutoOpen, isNew, extra }: ElementOptions,
  kindKeys: object,
): object {
  const all = { ...kindKeys, voice_text: voiceText, mic_auto_open: micAutoOpen, isNew };
  return mergeExtraKeys(extra, all);
}
