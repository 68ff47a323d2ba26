import { Button, Group, Text } from '@mantine/core';
import type { MessageView } from '../../api/contract.js';
import { useText } from '../../texts/text.hook.js';
import { IcuText } from '../icu.text.js';
import { useLanguageName } from '../language.name.js';
import { shownText } from '../shown.text.js';
import { directionOf } from '../text.direction.js';
import classes from './editor.module.css';

interface SourceTextProps {
  readonly message: MessageView;
  readonly source: string;
  /** Begins with a copy of it; absent where that is not wanted. */
  readonly onTake: ((text: string) => void) | undefined;
}

/** The text that is translated. */
export function SourceText({ message, source, onTake }: SourceTextProps) {
  const text = useText();
  const nameOf = useLanguageName();
  const { text: original } = shownText(message, source, source);
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
      <div className={classes.sourceText} lang={source} dir={directionOf(original, source)}>
        <IcuText text={original} />
      </div>
    </div>
  );
}
