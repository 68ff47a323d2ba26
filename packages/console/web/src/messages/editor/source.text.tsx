import { Button, Group, Text } from '@mantine/core';
import { detectDirection } from '@nestjs-haptik/ui';
import type { MessageJson } from '../../api/contract.js';
import { useTranslate } from '../../i18n/translate.hook.js';
import { IcuText } from '../icu.text.js';
import { useLanguageName } from '../languages/language.name.hook.js';
import { displayedText } from '../displayed.text.js';
import classes from './editor.module.css';

interface SourceTextProps {
  readonly message: MessageJson;
  readonly source: string;
  /** Starts the translation with a copy of the source text; undefined to hide the button. */
  readonly onTake: ((text: string) => void) | undefined;
}

/** The source text of a translation. */
export function SourceText({ message, source, onTake }: SourceTextProps) {
  const text = useTranslate();
  const nameOf = useLanguageName();
  const { text: original } = displayedText(message, source, source);
  if (original === '') return null;
  return (
    <div>
      <Group justify="space-between" mb={4} mih={26}>
        <Text size="xs" fw={600} c="dimmed">
          {text('messages.language.source', { name: nameOf(source) })}
        </Text>
        {onTake && (
          <Button size="compact-xs" variant="subtle" onClick={() => onTake(original)}>
            {text('editor.take-source')}
          </Button>
        )}
      </Group>
      <div className={classes.sourceText} lang={source} dir={detectDirection(original, source)}>
        <IcuText text={original} />
      </div>
    </div>
  );
}
