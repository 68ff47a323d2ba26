import { Textarea } from '@mantine/core';
import { useEffect, useState } from 'react';
import type { JsonObject } from '../../api/page.contract.js';
import { usePage } from '../../app/page.context.js';
import classes from '../call.module.css';
import { isSendKey } from './commit.key.js';

interface JsonObjectInputProps {
  readonly label: string;
  readonly description?: string;
  readonly value: JsonObject;
  readonly onCommit: (value: JsonObject) => void;
  /** What is wrong with an object. */
  readonly check?: (value: JsonObject) => string | undefined;
}

/** A JSON object as text. It counts when the field is left or the call is sent. Invalid text prevents the call. */
export function JsonObjectInput({
  label,
  description,
  value,
  onCommit,
  check,
}: JsonObjectInputProps) {
  const [text, setText] = useState<string>();
  const given = Object.keys(value).length === 0 ? '{}' : JSON.stringify(value, null, 2);
  const parsed = parseObject(text ?? given);
  const error = typeof parsed === 'string' ? parsed : check?.(parsed);
  const { markField } = usePage();
  const isValid = error === undefined;
  useEffect(() => {
    markField(label, isValid);
    return () => markField(label, true);
  }, [label, isValid, markField]);
  const commit = (): void => {
    if (text === undefined || error !== undefined || typeof parsed === 'string') return;
    if (JSON.stringify(parsed) !== JSON.stringify(value)) onCommit(parsed);
    setText(undefined);
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
      onKeyDown={(event) => isSendKey(event) && commit()}
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
