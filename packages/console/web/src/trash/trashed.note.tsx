import { Button, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useIntl } from 'react-intl';
import type { MessageJson } from '../api/contract.js';
import { useLanguageName } from '../messages/languages/language.name.hook.js';
import { useTranslate } from '../i18n/translate.hook.js';
import { ProblemAlert } from '../ui/problem.alert.js';
import { useRestore } from './restore.hook.js';

/** Long enough to read the text. */
const AUTO_CLOSE_MS = 20_000;

/** Shows what users read after a message moved to the trash, with an undo. */
export function notifyTrashed(message: MessageJson): void {
  const id = `trashed-${message.key}`;
  const note = <TrashedNote message={message} onRestored={() => notifications.hide(id)} />;
  notifications.show({ id, message: note, autoClose: AUTO_CLOSE_MS });
}

interface TrashedNoteProps {
  readonly message: MessageJson;
  readonly onRestored: () => void;
}

function TrashedNote({ message: { key, definition, texts }, onRestored }: TrashedNoteProps) {
  const text = useTranslate();
  const intl = useIntl();
  const nameOf = useLanguageName();
  const restore = useRestore(key);
  const languages = Object.keys(texts);
  return (
    <>
      <Text size="sm" fw={500}>
        {text('trash.trashed', { key })}
      </Text>
      {languages.length > 0 && (
        <Text size="sm">
          {text('trash.trashed.languages', { languages: intl.formatList(languages.map(nameOf)) })}
        </Text>
      )}
      <Text size="sm">
        {definition
          ? text('trash.trashed.code', { text: definition.text })
          : text('trash.trashed.unused')}
      </Text>
      <ProblemAlert error={restore.error} />
      <Button
        variant="default"
        size="xs"
        mt="xs"
        loading={restore.isPending}
        onClick={() => restore.mutate(undefined, { onSuccess: onRestored })}
      >
        {text('trash.undo')}
      </Button>
    </>
  );
}
