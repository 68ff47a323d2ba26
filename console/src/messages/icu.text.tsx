import { Fragment, type ReactNode } from 'react';
import { parseText } from '../../../src/copy/placeholder.js';
import classes from './icu.module.css';

interface Element {
  readonly type: number;
  readonly value?: unknown;
  readonly options?: Readonly<Record<string, { readonly value: readonly Element[] }>>;
}

/** The parser's numbers for words, and for the # of a plural. */
const WORDS = 0;
const POUND = 7;

/** A text for reading: placeholders as chips, of a choice the branch that most users see. */
export function IcuText({ text }: { text: string }) {
  const elements = parsed(text);
  return <>{elements ? shown(elements, '#') : text}</>;
}

function parsed(text: string): readonly Element[] | undefined {
  if (!text.includes('{')) return undefined;
  try {
    return parseText(text, 'en');
  } catch {
    return undefined;
  }
}

function shown(elements: readonly Element[], count: string): ReactNode {
  return elements.map(({ type, value, options }, index) => {
    const key = `${index}`;
    if (type === WORDS) return <Fragment key={key}>{String(value)}</Fragment>;
    const name = type === POUND ? count : String(value);
    const branch = options?.['other'] ?? Object.values(options ?? {})[0];
    if (branch) return <Fragment key={key}>{shown(branch.value, name)}</Fragment>;
    return (
      <span key={key} className={classes.chip}>
        {name}
      </span>
    );
  });
}
