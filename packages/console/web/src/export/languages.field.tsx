import { Chip, Group, Input } from '@mantine/core';
import { useLanguageName } from '../messages/languages/language.name.hook.js';
import { useTranslate } from '../i18n/translate.hook.js';

interface LanguagesFieldProps {
  readonly languages: readonly string[];
  readonly chosen: readonly string[];
  readonly onChange: (chosen: string[]) => void;
}

/** Selects the language columns of the file; empty exports all. */
export function LanguagesField({ languages, chosen, onChange }: LanguagesFieldProps) {
  const text = useTranslate();
  const nameOf = useLanguageName();
  return (
    <Input.Wrapper
      label={text('export.languages')}
      labelElement="div"
      description={text('export.languages.description')}
      inputWrapperOrder={['label', 'description', 'input']}
    >
      <Chip.Group multiple value={[...chosen]} onChange={onChange}>
        <Group gap="xs" mt="xs" role="group" aria-label={text('export.languages')}>
          {languages.map((language) => (
            <Chip key={language} value={language}>
              {nameOf(language)}
            </Chip>
          ))}
        </Group>
      </Chip.Group>
    </Input.Wrapper>
  );
}
