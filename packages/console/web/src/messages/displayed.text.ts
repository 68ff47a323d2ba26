import type { MessageJson } from '../api/contract.js';

/** The content of a cell. */
export interface DisplayedText {
  /** `default`: the default text in this language. */
  readonly state: 'draft' | 'published' | 'default' | 'missing';
  /** The text; for a missing one, the text that users read instead. */
  readonly text: string;
  /** For a missing text: the language that users read instead. */
  readonly from?: string;
}

export function displayedText(
  message: MessageJson,
  language: string,
  source: string,
): DisplayedText {
  const view = message.texts[language];
  if (view && view.draft !== null) return { state: 'draft', text: view.draft };
  if (view && view.published !== null) return { state: 'published', text: view.published };
  const defaultText = getDefaultText(message, language);
  if (defaultText !== undefined) return { state: 'default', text: defaultText };
  return { state: 'missing', ...fallbackText(message, language, source) };
}

/** The default text in exactly this language. */
export function getDefaultText(message: MessageJson, language: string): string | undefined {
  return message.definition?.defaultTexts[language];
}

/** The fallback language: the wider one first (`hi` for `hi-in`), then the source language. */
function fallbackText(message: MessageJson, language: string, source: string) {
  const wider = language.split('-')[0] ?? language;
  for (const from of [wider, source]) {
    const text = message.texts[from]?.published ?? getDefaultText(message, from);
    if (text !== undefined) return { text, from };
  }
  return { text: '', from: source };
}
