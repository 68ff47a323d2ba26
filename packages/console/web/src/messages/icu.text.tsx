import { Fragment, type ReactNode } from 'react';
import { parseMessageFormat } from 'nestjs-haptik/internal/pure';
import classes from './icu.module.css';

interface IcuElement {
  readonly type: number;
  readonly value?: unknown;
  readonly options?: Readonly<Record<string, { readonly value: readonly IcuElement[] }>>;
}

/** The parser's element types of literal text, and of # in a plural. */
const LITERAL_TYPE = 0;
const POUND_TYPE = 7;

/** A read-only text: placeholders as chips, and the most common branch of a choice. */
export function IcuText({ text }: { text: string }) {
  const elements = parseMessage(text);
  return <>{elements ? renderElements(elements, '#') : text}</>;
}

function parseMessage(text: string): readonly IcuElement[] | undefined {
  if (!text.includes('{')) return undefined;
  try {
    return parseMessageFormat(text, 'en');
  } catch {
    return undefined;
  }
}

function renderElements(elements: readonly IcuElement[], count: string): ReactNode {
  return elements.map(({ type, value, options }, index) => {
    const key = `${index}`;
    if (type === LITERAL_TYPE) return <Fragment key={key}>{String(value)}</Fragment>;
    const name = type === POUND_TYPE ? count : String(value);
    const branch = options?.['other'] ?? Object.values(options ?? {})[0];
    if (branch) return <Fragment key={key}>{renderElements(branch.value, name)}</Fragment>;
    return (
      <span key={key} className={classes.chip}>
        {name}
      </span>
    );
  });
}
