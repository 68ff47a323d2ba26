import hljs from 'highlight.js/lib/core';
import bash from 'highlight.js/lib/languages/bash';
import http from 'highlight.js/lib/languages/http';
import json from 'highlight.js/lib/languages/json';
import typescript from 'highlight.js/lib/languages/typescript';

hljs.registerLanguage('bash', bash);
hljs.registerLanguage('http', http);
hljs.registerLanguage('json', json);
hljs.registerLanguage('typescript', typescript);

export type CodeLanguage = 'bash' | 'http' | 'json' | 'typescript' | 'text';

/** Longer code is not colored: the browser would need seconds. */
const MAX_LENGTH = 100_000;

/** The code as HTML with classes for colors. Everything else in it is escaped. */
export function highlight(code: string, language: CodeLanguage): string {
  const isPlain = language === 'text' || code.length > MAX_LENGTH;
  return isPlain ? escapeHtml(code) : hljs.highlight(code, { language }).value;
}

const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };

function escapeHtml(text: string): string {
  return text.replaceAll(/[&<>]/g, (character) => ESCAPES[character] ?? '');
}
