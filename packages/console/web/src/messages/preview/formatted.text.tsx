import type { ReactNode } from 'react';

const FORMAT_MARKS =
  /(?<![\p{L}\p{N}])(?<mark>[*_~`])(?=\S)(?<inner>[^*_~`\n]*[^*_~`\s])\k<mark>(?![\p{L}\p{N}])/gu;

/** A text with the markup of chats: *bold*, _italic_, ~struck~, `underlined`. */
export function FormattedText({ text }: { text: string }) {
  const shown: ReactNode[] = [];
  let from = 0;
  for (const { index, 0: whole, groups } of text.matchAll(FORMAT_MARKS)) {
    if (index > from) shown.push(text.slice(from, index));
    shown.push(renderMark(groups?.['mark'], groups?.['inner'] ?? '', index));
    from = index + whole.length;
  }
  shown.push(text.slice(from));
  return <>{shown}</>;
}

function renderMark(mark: string | undefined, inner: string, key: number): ReactNode {
  if (mark === '*') return <strong key={key}>{inner}</strong>;
  if (mark === '_') return <em key={key}>{inner}</em>;
  if (mark === '~') return <s key={key}>{inner}</s>;
  return <u key={key}>{inner}</u>;
}
