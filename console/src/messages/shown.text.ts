import type { MessageView } from '../api/contract.js';

/** What a cell shows of a text. */
export interface ShownText {
  /** `default`: the text in code, in the language in which it is written. */
  readonly state: 'draft' | 'published' | 'default' | 'missing';
  /** The text; for a missing one, what users read instead. */
  readonly text: string;
  /** Of a missing one: the language that users read instead. */
  readonly from?: string;
}

export function shownText(message: MessageView, language: string, source: string): ShownText {
  const view = message.texts[language];
  if (view && view.draft !== null) return { state: 'draft', text: view.draft };
  if (view && view.published !== null) return { state: 'published', text: view.published };
  const inCode = message.definition?.text ?? '';
  if (language === source) return { state: 'default', text: inCode };
  return { state: 'missing', ...insteadOf(message, language, source, inCode) };
}

/** The wider language first (`hi` for `hi-in`), then the source language, then the text in code. */
function insteadOf(message: MessageView, language: string, source: string, inCode: string) {
  const wider = language.split('-')[0] ?? language;
  for (const from of [wider, source]) {
    const published = message.texts[from]?.published;
    if (published !== null && published !== undefined) return { text: published, from };
  }
  return { text: inCode, from: source };
}
