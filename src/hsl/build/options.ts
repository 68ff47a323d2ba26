import { given } from '../read/given.js';
import type { PlainObject } from '../read/plain.js';

/** What every element can be given. */
export interface ElementOptions {
  /** What is spoken on voice channels. @default the text */
  readonly voiceText?: string;
  /** Opens the microphone after the element. @default left to the app */
  readonly micAutoOpen?: boolean;
  readonly isNew?: boolean;
  /** Further top-level keys, in the wire's names. Keys that are known here win. */
  readonly extra?: PlainObject;
}

/** The part of an element that all kinds have in common, in the wire's names. */
export function envelope({ voiceText, micAutoOpen, isNew, extra }: ElementOptions): PlainObject {
  return { ...given(extra), voice_text: voiceText, mic_auto_open: micAutoOpen, isNew };
}
