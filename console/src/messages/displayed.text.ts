import type { MessageJson } from '../api/contract.js';

/** The content of a cell. */
export interface DisplayedText {
  /** `default`: the text in code in this language. */
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
  const inCode = textInCode(message, language);
  if (inCode !== undefined) return { state: 'default', text: inCode };
  return { state: 'missing', ...fallbackText(message, language, source) };
}

/** The text in code in exactly this language. */
export function textInCode(message: MessageJson, language: string): string | undefined {
  return message.definition?.inCode[language];
}

/** The fallback language: the wider one first (`hi` for `hi-in`), then the source language. */
function fallbackText(message: MessageJson, language: string, source: string) {
  const wider = language.split('-')[0] ?? language;
  for (const from of [wider, source]) {
    const text = message.texts[from]?.published ?? textInCode(message, from);
    if (text !== undefined) return { text, from };
  }
  return { text: '', from: source };
}
