import { Box, Button, Group, Modal, Stack, Text, Textarea } from '@mantine/core';
import type { TextView } from '../../api/contract.js';
import { DiffView } from '../../history/diff.view.js';
import { useFocusReturn } from '../../records/focus.return.js';
import { useText } from '../../texts/text.hook.js';
import { Moment } from '../../ui/moment.js';
import type { DraftKeeper } from '../drafts/draft.keeper.js';
import type { DraftState } from '../drafts/draft.state.js';
import { directionOf } from '../text.direction.js';
import classes from './editor.module.css';

interface ConflictDialogProps {
  readonly draft: DraftState;
  readonly keeper: DraftKeeper;
  readonly language: string;
}

/** Two people wrote the same text: the second one chooses, with both before his eyes. */
export function ConflictDialog({ draft, keeper, language }: ConflictDialogProps) {
  const { theirs } = draft;
  if (draft.status !== 'conflict' || !theirs) return null;
  return <Conflict draft={draft} theirs={theirs} keeper={keeper} language={language} />;
}

interface ConflictProps extends ConflictDialogProps {
  readonly theirs: TextView;
}

function Conflict({ draft, theirs, keeper, language }: ConflictProps) {
  const text = useText();
  const { text: mine, isOnlySeen = false } = draft;
  const kind = isOnlySeen ? 'editor.newer' : 'editor.conflict';
  useFocusReturn();
  const their = keeper.textOf(theirs);
  const keepMine = (): void => void keeper.keepMine(theirs);
  return (
    <Modal
      opened
      onClose={() => undefined}
      withCloseButton={false}
      closeOnEscape={false}
      closeOnClickOutside={false}
      size="lg"
      title={text(isOnlySeen ? 'editor.newer' : 'editor.conflict.title', {
        name: theirs.changedBy,
      })}
    >
      <Stack gap="md">
        {/* Not a choice has the focus at first: whoever is typing would press it. */}
        <Text size="sm" tabIndex={-1} data-autofocus style={{ outline: 'none' }}>
          {text(`${kind}.about`)}
        </Text>
        <Textarea
          label={text(`${kind}.mine`)}
          lang={language}
          dir={directionOf(mine, language)}
          autosize
          value={mine}
          onChange={({ currentTarget }) => keeper.write(currentTarget.value)}
        />
        <Box>
          <Text size="xs" fw={600} c="dimmed" mb={4}>
            {text('editor.conflict.theirs', { name: theirs.changedBy })},{' '}
            <Moment at={theirs.changedAt} />
          </Text>
          <div className={classes.sourceText} lang={language} dir={directionOf(their, language)}>
            {their}
          </div>
        </Box>
        <Box>
          <Text size="xs" fw={600} c="dimmed" mb={4}>
            {text(`${kind}.difference`)}
          </Text>
          <div className={classes.sourceText} lang={language}>
            <DiffView before={their} after={mine} language={language} />
          </div>
        </Box>
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={() => keeper.takeTheirs(theirs)}>
            {text(`${kind}.take-theirs`)}
          </Button>
          <Button onClick={keepMine}>{text(`${kind}.keep-mine`)}</Button>
        </Group>
      </Stack>
    </Modal>
  );
}
