/** Word joiner: invisible, and prevents a line break. */
export const WORD_JOINER = '\u2060';

const URL = /https?:\/\/[^\s<>"]+/g;
/** A percent sign that may be followed by a name, in the value or in the text after it. */
const PERCENT_BEFORE_NAME = /%(?=[\p{L}\p{N}_]|$)/gu;
/** A character that can start or end Markdown formatting. One inside a word, as in AB_12, cannot. */
const MARKDOWN_MARK = /(?<![\p{L}\p{N}])[*_~`]|[*_~`](?![\p{L}\p{N}])/gu;
const SPECIAL = /[{}%*_~`]/;

/**
 * Escapes a value, which may be user input, so that the platform does not interpret it: braces become
 * full-width braces, and a word joiner follows `%`, `*`, `_`, `~` and the backquote. In a URL these
 * characters are percent-encoded instead. Protocol 2.2.
 */
export function escapeValue(value: string): string {
  if (!SPECIAL.test(value)) return value;
  let end = 0;
  let escaped = '';
  for (const { 0: url, index } of value.matchAll(URL)) {
    escaped += escapeMarkup(value.slice(end, index)) + escapeUrl(url);
    end = index + url.length;
  }
  return escaped + escapeMarkup(value.slice(end));
}

function escapeMarkup(text: string): string {
  return text
    .replaceAll('{', '｛')
    .replaceAll('}', '｝')
    .replaceAll(PERCENT_BEFORE_NAME, `%${WORD_JOINER}`)
    .replaceAll(MARKDOWN_MARK, (mark) => mark + WORD_JOINER);
}

function escapeUrl(url: string): string {
  return url
    .replaceAll(/%([\da-f]{2})?/gi, (_, code?: string) => `%${code?.toUpperCase() ?? '25'}`)
    .replaceAll(/[{}`]/g, percentEncode)
    .replaceAll(MARKDOWN_MARK, percentEncode);
}

function percentEncode(character: string): string {
  return `%${character.charCodeAt(0).toString(16).toUpperCase()}`;
}
