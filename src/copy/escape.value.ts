/** Word joiner: nobody sees it, and no line is broken at it. */
export const WORD_JOINER = '\u2060';

const URL = /https?:\/\/[^\s<>"]+/g;
/** A percent sign that a name may follow, here or in the text behind the value. */
const PERCENT_BEFORE_NAME = /%(?=[\p{L}\p{N}_]|$)/gu;
/** A mark that is no part of a word, as in AB_12, so that it may begin or end bold and its kin. */
const MARKDOWN_MARK = /(?<![\p{L}\p{N}])[*_~`]|[*_~`](?![\p{L}\p{N}])/gu;
const SPECIAL = /[{}%*_~`]/;

/**
 * A value that a user may have given, so that the platform takes nothing in it for its own: braces
 * become full-width ones, and behind `%`, `*`, `_`, `~` and the backquote stands a word joiner. In a
 * URL they are percent-encoded, which leads to the same place. Protocol 2.2.
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
