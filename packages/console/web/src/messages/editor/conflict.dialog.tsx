import { Box, Button, Group, Modal, Stack, Text, Textarea } from '@mantine/core';
import { detectDirection } from '@nestjs-haptik/ui';
import type { TextJson } from '../../api/contract.js';
import { DiffView } from '../../history/diff.view.js';
import { useFocusReturn } from '../../records/focus.return.hook.js';
import { useTranslate } from '../../i18n/translate.hook.js';
import { DateTime } from '../../ui/date.time.js';
import type { DraftAutosave } from '../drafts/draft.autosave.js';
import type { DraftState } from '../drafts/draft.state.js';
import classes from './editor.module.css';

interface ConflictDialogProps {
  readonly draft: DraftState;
  readonly autosave: DraftAutosave;
  readonly language: string;
}

/** Resolves a conflict of two edits: the user chooses with both texts in view. */
export function ConflictDialog({ draft, autosave, language }: ConflictDialogProps) {
  const { theirs } = draft;
  if (draft.status !== 'conflict' || !theirs) return null;
  return <ConflictForm draft={draft} theirs={theirs} autosave={autosave} language={language} />;
}

interface ConflictFormProps extends ConflictDialogProps {
  readonly theirs: TextJson;
}

function ConflictForm({ draft, theirs, autosave, language }: ConflictFormProps) {
  const text = useTranslate();
  const { text: mine, isUnedited = false } = draft;
  const kind = isUnedited ? 'editor.newer' : 'editor.conflict';
  useFocusReturn();
  const their = autosave.currentTextOf(theirs);
  const keepMine = (): void => void autosave.keepMine(theirs);
  return (
    <Modal
      opened
      onClose={() => undefined}
      withCloseButton={false}
      closeOnEscape={false}
      closeOnClickOutside={false}
      size="lg"
      title={text(isUnedited ? 'editor.newer' : 'editor.conflict.title', {
        name: theirs.changedBy,
      })}
    >
      <Stack gap="md">
        {/* The initial focus is on no choice, since keys typed for the editor would confirm it. */}
        <Text size="sm" tabIndex={-1} data-autofocus style={{ outline: 'none' }}>
          {text(`${kind}.description`)}
        </Text>
        <Textarea
          label={text(`${kind}.mine`)}
          lang={language}
          dir={detectDirection(mine, language)}
          autosize
          value={mine}
          onChange={({ currentTarget }) => autosave.write(currentTarget.value)}
        />
        <Box>
          <Text size="xs" fw={600} c="dimmed" mb={4}>
            {text('editor.conflict.theirs', { name: theirs.changedBy })},{' '}
            <DateTime at={theirs.changedAt} />
          </Text>
          <div
            className={classes.sourceText}
            lang={language}
            dir={detectDirection(their, language)}
          >
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
          <Button variant="default" onClick={() => autosave.takeTheirs(theirs)}>
            {text(`${kind}.take-theirs`)}
          </Button>
          <Button onClick={keepMine}>{text(`${kind}.keep-mine`)}</Button>
        </Group>
      </Stack>
    </Modal>
  );
}
