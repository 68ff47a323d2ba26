import type { MessageJson } from '../api/contract.js';

/** What a cell shows of a text. */
export interface DisplayedText {
  /** `default`: the text in code, which has one in this language. */
  readonly state: 'draft' | 'published' | 'default' | 'missing';
  /** The text; for a missing one, what users read instead. */
  readonly text: string;
  /** Of a missing one: the language that users read instead. */
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

/** The text that code has in this very language. */
export function textInCode(message: MessageJson, language: string): string | undefined {
  return message.definition?.inCode[language];
}

/** The wider language first (`hi` for `hi-in`), then the source language: what is published, or in code. */
function fallbackText(message: MessageJson, language: string, source: string) {
  const wider = language.split('-')[0] ?? language;
  for (const from of [wider, source]) {
    const text = message.texts[from]?.published ?? textInCode(message, from);
    if (text !== undefined) return { text, from };
  }
  return { text: '', from: source };
}
