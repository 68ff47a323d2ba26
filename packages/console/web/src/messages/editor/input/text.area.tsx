import { type KeyboardEvent, type Ref, useImperativeHandle, useRef } from 'react';
import { detectDirection } from '@nestjs-haptik/ui';
import classes from '../editor.module.css';
import { adjacentPlaceholder, parseSegments, expandToPlaceholders } from './segments.js';

export interface TextAreaHandle {
  focus: () => void;
  /** Inserts text at the caret in a way that the browser's undo can revert. */
  insert: (text: string, span?: { start: number; end: number }) => void;
}

interface TextAreaProps {
  readonly value: string;
  readonly onChange: (text: string) => void;
  readonly language: string;
  readonly label: string;
  readonly placeholder: string;
  readonly isReadOnly: boolean;
  readonly isInvalid: boolean;
  readonly describedBy: string;
  readonly ref: Ref<TextAreaHandle>;
}

/** A text field with placeholders as chips. The caret skips a chip; a deletion removes all of it. */
export function TextArea({ value, onChange, isInvalid, ref, ...rest }: TextAreaProps) {
  const area = useRef<HTMLTextAreaElement>(null);
  const caret = useRef(0);
  const direction = detectDirection(value, rest.language);
  useImperativeHandle(ref, () => ({
    focus: () => area.current?.focus(),
    insert: (text, span) => area.current && insert(area.current, text, span),
  }));

  const expandSelection = (): void => {
    const field = area.current;
    if (!field) return;
    const { selectionStart: start, selectionEnd: end, selectionDirection } = field;
    const whole = expandToPlaceholders(value, { start, end }, caret.current);
    if (whole.start !== start || whole.end !== end)
      field.setSelectionRange(whole.start, whole.end, selectionDirection);
    caret.current = whole.start;
  };
  const deletePlaceholder = (event: KeyboardEvent<HTMLTextAreaElement>): void => {
    const { currentTarget: field, key } = event;
    if ((key !== 'Backspace' && key !== 'Delete') || field.selectionStart !== field.selectionEnd)
      return;
    const side = key === 'Backspace' ? 'before' : 'after';
    const whole = adjacentPlaceholder(value, field.selectionStart, side);
    if (!whole) return;
    event.preventDefault();
    insert(field, '', whole);
  };
  return (
    <div className={classes.field} data-invalid={isInvalid || undefined}>
      <div className={classes.backdrop} aria-hidden lang={rest.language} dir={direction}>
        {parseSegments(value).map(({ start, end, name }) =>
          name === undefined ? (
            value.slice(start, end)
          ) : (
            <mark key={start} className={classes.chip}>
              {value.slice(start, end)}
            </mark>
          ),
        )}
        {'\n'}
      </div>
      <textarea
        ref={area}
        className={classes.textarea}
        value={value}
        lang={rest.language}
        dir={direction}
        aria-label={rest.label}
        aria-invalid={isInvalid}
        aria-describedby={rest.describedBy}
        placeholder={rest.placeholder}
        readOnly={rest.isReadOnly}
        rows={3}
        spellCheck
        onChange={({ currentTarget }) => onChange(currentTarget.value)}
        onSelect={expandSelection}
        onKeyDown={deletePlaceholder}
      />
    </div>
  );
}

function insert(
  field: HTMLTextAreaElement,
  text: string,
  span?: { start: number; end: number },
): void {
  field.focus();
  if (span) field.setSelectionRange(span.start, span.end);
  // Deprecated, but the only API that keeps the browser's undo history.
  if (document.execCommand(text === '' ? 'delete' : 'insertText', false, text)) return;
  field.setRangeText(text, field.selectionStart, field.selectionEnd, 'end');
  field.dispatchEvent(new Event('input', { bubbles: true }));
}
