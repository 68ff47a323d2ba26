import { Menu, Text, UnstyledButton, VisuallyHidden } from '@mantine/core';
import { IconChevronDown } from '@tabler/icons-react';
import { parsePlaceholders, renderSample } from 'nestjs-haptik/internal/pure';
import type { PlaceholderJson } from '../../../api/contract.js';
import { useTranslate } from '../../../i18n/translate.hook.js';
import classes from '../editor.module.css';
import { listPlaceholderForms } from './placeholder.forms.js';
import { parseSegments } from './segments.js';

interface PlaceholderBarProps {
  readonly placeholders: readonly PlaceholderJson[];
  readonly text: string;
  readonly language: string;
  readonly isDisabled: boolean;
  readonly onInsert: (text: string, span?: { start: number; end: number }) => void;
}

/** Buttons that insert placeholders, so that no braces have to be typed. */
export function PlaceholderBar(props: PlaceholderBarProps) {
  const text = useTranslate();
  const used = parsePlaceholders(props.text)?.map(({ name }) => name);
  return (
    <div role="group" aria-label={text('editor.placeholders')}>
      <Text size="xs" c="dimmed" mb={6}>
        {text('editor.placeholders.description')}
      </Text>
      <div style={{ display: 'flex', flexWrap: 'wrap', gap: 6 }}>
        {props.placeholders.map((one) => (
          <PlaceholderChip
            key={one.name}
            {...props}
            placeholder={one}
            isMissing={used !== undefined && !used.includes(one.name)}
          />
        ))}
      </div>
    </div>
  );
}

function PlaceholderChip({
  placeholder,
  isMissing,
  ...bar
}: PlaceholderBarProps & { placeholder: PlaceholderJson; isMissing: boolean }) {
  const text = useTranslate();
  const { name, kind, sample } = placeholder;
  const forms = listPlaceholderForms(placeholder, bar.language);
  const shown = renderSample(
    kind === 'date' ? `{${name}, date, medium}` : `{${name}}`,
    bar.language,
    {
      [name]: sample,
    },
  );
  const button = (
    <UnstyledButton
      className={classes.placeholder ?? ''}
      data-missing={isMissing || undefined}
      disabled={bar.isDisabled}
      title={text('editor.insert.tip', { name })}
      {...(forms.length === 1 && { onClick: () => bar.onInsert(`{${name}}`) })}
    >
      <VisuallyHidden>{text('editor.insert')} </VisuallyHidden>
      <code>{name}</code> <bdi lang={bar.language}>{shown}</bdi>
      {isMissing && <VisuallyHidden> ({text('editor.insert.missing')})</VisuallyHidden>}
      {forms.length > 1 && <IconChevronDown size={12} aria-hidden />}
    </UnstyledButton>
  );
  if (forms.length === 1) return button;
  // If the text has only one form of the placeholder, another form replaces it.
  const occurrences = parseSegments(bar.text).filter((one) => one.name === name);
  const [only] = occurrences;
  return (
    <Menu position="bottom-start" returnFocus={false}>
      <Menu.Target>{button}</Menu.Target>
      <Menu.Dropdown>
        {forms.map((form) => (
          <Menu.Item
            key={form.text}
            onClick={() => bar.onInsert(form.text, occurrences.length === 1 ? only : undefined)}
          >
            {form.isPlural ? text('editor.plural') : form.example}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
