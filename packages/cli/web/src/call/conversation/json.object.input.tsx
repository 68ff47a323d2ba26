import { Textarea } from '@mantine/core';
import { type KeyboardEvent, useEffect, useState } from 'react';
import { flushSync } from 'react-dom';
import type { JsonObject } from '../../api/page.contract.js';
import classes from '../call.module.css';
import { isSendKey } from './commit.key.js';

interface JsonObjectInputProps {
  readonly label: string;
  readonly description?: string;
  readonly value: JsonObject;
  readonly onCommit: (value: JsonObject) => void;
  /** Told whether the text is valid, and that it is when the field is gone. Keep the function. */
  readonly onValidity: (label: string, isValid: boolean) => void;
  /** What is wrong with an object. */
  readonly check?: (value: JsonObject) => string | undefined;
}

/** A JSON object as text. Valid text counts when the field is left, or when Ctrl Enter sends its form, else the call. */
export function JsonObjectInput({
  label,
  description,
  value,
  onCommit,
  onValidity,
  check,
}: JsonObjectInputProps) {
  const [text, setText] = useState<string>();
  const given = Object.keys(value).length === 0 ? '{}' : JSON.stringify(value, null, 2);
  const parsed = parseObject(text ?? given);
  const error = typeof parsed === 'string' ? parsed : check?.(parsed);
  const isValid = error === undefined;
  useEffect(() => {
    onValidity(label, isValid);
    return () => onValidity(label, true);
  }, [label, isValid, onValidity]);
  const commit = (): void => {
    if (text === undefined || error !== undefined || typeof parsed === 'string') return;
    if (JSON.stringify(parsed) !== JSON.stringify(value)) onCommit(parsed);
    setText(undefined);
  };
  const send = (event: KeyboardEvent<HTMLTextAreaElement>): void => {
    const { form } = event.currentTarget;
    if (!form) return commit();
    event.stopPropagation();
    flushSync(commit);
    form.requestSubmit();
  };
  return (
    <Textarea
      size="xs"
      autosize
      maxRows={12}
      spellCheck={false}
      className={classes.mono ?? ''}
      label={label}
      {...(description !== undefined && { description })}
      error={error}
      value={text ?? given}
      onChange={({ currentTarget }) => setText(currentTarget.value)}
      onBlur={commit}
      onKeyDown={(event) => isSendKey(event) && send(event)}
    />
  );
}

/** The object, or why the text is not one. */
function parseObject(text: string): JsonObject | string {
  if (text.trim() === '') return {};
  try {
    const value: unknown = JSON.parse(text);
    const isObject = typeof value === 'object' && value !== null && !Array.isArray(value);
    return isObject ? (value as JsonObject) : 'Write an object: { "key": "value" }.';
  } catch (error) {
    return (error as Error).message;
  }
}
