import { Box, Button, Group, Modal, Stack, Text } from '@mantine/core';
import { DiffView } from '../../history/diff.view.js';
import { useText } from '../../texts/text.hook.js';
import { Moment } from '../../ui/moment.js';
import type { DraftKeeper, DraftState } from '../drafts/draft.keeper.js';
import classes from './editor.module.css';

interface ConflictDialogProps {
  readonly draft: DraftState;
  readonly keeper: DraftKeeper;
  readonly language: string;
}

/** Two people wrote the same text: the second one chooses, with both before his eyes. */
export function ConflictDialog({ draft, keeper, language }: ConflictDialogProps) {
  const text = useText();
  const { theirs } = draft;
  if (draft.status !== 'conflict' || !theirs) return null;
  const their = theirs.draft ?? theirs.published ?? '';
  const editOn = (): void => {
    void keeper.keepMine(theirs);
  };
  return (
    <Modal
      opened
      onClose={editOn}
      withCloseButton={false}
      closeOnEscape={false}
      closeOnClickOutside={false}
      size="lg"
      title={text('editor.conflict.title', { name: theirs.changedBy })}
    >
      <Stack gap="md">
        <Text size="sm">{text('editor.conflict.about')}</Text>
        <Version name={text('editor.conflict.mine')} content={draft.text} language={language} />
        <Box>
          <Text size="xs" fw={600} c="dimmed" mb={4}>
            {text('editor.conflict.theirs', { name: theirs.changedBy })},{' '}
            <Moment at={theirs.changedAt} />
          </Text>
          <div className={classes.sourceText} lang={language}>
            {their}
          </div>
        </Box>
        <Box>
          <Text size="xs" fw={600} c="dimmed" mb={4}>
            {text('editor.conflict.difference')}
          </Text>
          <div className={classes.sourceText} lang={language}>
            <DiffView before={their} after={draft.text} language={language} />
          </div>
        </Box>
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={() => keeper.takeTheirs(theirs)}>
            {text('editor.conflict.take-theirs')}
          </Button>
          <Button onClick={editOn} data-autofocus>
            {text('editor.conflict.keep-mine')}
          </Button>
        </Group>
        <Text size="xs" c="dimmed">
          {text('editor.conflict.note')}
        </Text>
      </Stack>
    </Modal>
  );
}

function Version({ name, content, language }: { name: string; content: string; language: string }) {
  return (
    <Box>
      <Text size="xs" fw={600} c="dimmed" mb={4}>
        {name}
      </Text>
      <div className={classes.sourceText} lang={language}>
        {content}
      </div>
    </Box>
  );
}
