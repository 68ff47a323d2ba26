import type { ReactNode } from 'react';

interface FormattedTextProps {
  readonly text: string;
  /** Whether URLs are links. */
  readonly hasLinks?: boolean;
  /** For screen readers, after the text of a link. */
  readonly linkNote?: string;
}

const FORMAT_MARKS =
  /(?<![\p{L}\p{N}])(?<mark>[*_~`])(?=\S)(?<inner>[^*_~`\n]*[^*_~`\s])\k<mark>(?![\p{L}\p{N}])/gu;

/** A URL up to white space, without the punctuation that ends a sentence. */
const URLS = /https?:\/\/[^\s<>"']*[^\s<>"'.,;:!?)\]}।]/gu;

/** A text with the markup of chats: *bold*, _italic_, ~struck~, `underlined`. */
export function FormattedText({ text, hasLinks = false, linkNote }: FormattedTextProps) {
  if (!hasLinks) return <>{renderParts(text, FORMAT_MARKS, renderMark)}</>;
  const parts = renderParts(text, URLS, ({ 0: url, index }) => (
    <a key={`url ${index}`} href={url} target="_blank" rel="noopener noreferrer" title={linkNote}>
      {url}
    </a>
  ));
  return (
    <>
      {parts.flatMap((part) =>
        typeof part === 'string' ? renderParts(part, FORMAT_MARKS, renderMark) : [part],
      )}
    </>
  );
}

/** Replaces the matches of a pattern. */
function renderParts(
  text: string,
  pattern: RegExp,
  render: (match: RegExpExecArray) => ReactNode,
): ReactNode[] {
  const parts: ReactNode[] = [];
  let from = 0;
  for (const match of text.matchAll(pattern)) {
    if (match.index > from) parts.push(text.slice(from, match.index));
    parts.push(render(match));
    from = match.index + match[0].length;
  }
  return [...parts, text.slice(from)];
}

function renderMark({ groups, index }: RegExpExecArray): ReactNode {
  const { mark, inner = '' } = groups ?? {};
  const key = `${mark} ${index} ${inner}`;
  if (mark === '*') return <strong key={key}>{inner}</strong>;
  if (mark === '_') return <em key={key}>{inner}</em>;
  if (mark === '~') return <s key={key}>{inner}</s>;
  return <u key={key}>{inner}</u>;
}
