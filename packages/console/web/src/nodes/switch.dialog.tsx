import { Button, Textarea } from '@mantine/core';
import { useForm } from '@mantine/form';
import { FormDialog } from '../records/form.dialog.js';
import { useTranslate } from '../i18n/translate.hook.js';
import { ModeField } from './mode.field.js';
import type { SwitchTarget } from './node.types.js';
import { type SwitchSetting, useClearSwitch, useSetSwitch } from './nodes.queries.js';

const SWITCH_NOTE_MAX_LENGTH = 1_000;

interface SwitchDialogProps {
  readonly target: SwitchTarget;
  readonly onClose: () => void;
}

/** Sets or removes the switch of a bot or node. */
export function SwitchDialog({ target, onClose }: SwitchDialogProps) {
  const text = useTranslate();
  const set = useSetSwitch(target);
  const clear = useClearSwitch(target);
  const { bot, node, currentSwitch } = target;
  const form = useForm<SwitchSetting>({
    initialValues: { mode: currentSwitch?.mode ?? 'normal', note: currentSwitch?.note ?? '' },
  });
  return (
    <FormDialog
      title={text(node === undefined ? 'nodes.dialog.bot' : 'nodes.dialog.node', {
        bot,
        node: node ?? '',
      })}
      submitLabel={text('nodes.dialog.submit')}
      action={set.error ? set : { isPending: set.isPending, error: clear.error }}
      onSubmit={form.onSubmit((setting) => set.mutate(setting, { onSuccess: onClose }))}
      onClose={onClose}
      secondaryAction={
        currentSwitch && (
          <Button
            variant="subtle"
            color="gray"
            loading={clear.isPending}
            onClick={() => clear.mutate(undefined, { onSuccess: onClose })}
          >
            {text(node === undefined ? 'nodes.dialog.clear.bot' : 'nodes.dialog.clear.node')}
          </Button>
        )
      }
    >
      <ModeField value={form.values.mode} onChange={(mode) => form.setFieldValue('mode', mode)} />
      <Textarea
        label={text('nodes.note')}
        description={text('nodes.note.description')}
        maxLength={SWITCH_NOTE_MAX_LENGTH}
        autosize
        minRows={2}
        {...form.getInputProps('note')}
      />
    </FormDialog>
  );
}
