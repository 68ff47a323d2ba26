import { Button, Group, Modal, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslate } from '../../i18n/translate.hook.js';

const HOUR_MS = 3_600_000;

interface ScheduleDialogProps {
  readonly isOpen: boolean;
  readonly onClose: () => void;
  /** Receives the time in ISO format. */
  readonly onChoose: (at: string) => void;
}

/** Asks for the publication time, in the local time zone. */
export function ScheduleDialog({ isOpen, onClose, onChoose }: ScheduleDialogProps) {
  const text = useTranslate();
  return (
    <Modal
      opened={isOpen}
      onClose={onClose}
      title={text('editor.schedule')}
      closeButtonProps={{ 'aria-label': text('ui.close') }}
    >
      <ScheduleForm onClose={onClose} onChoose={onChoose} />
    </Modal>
  );
}

function ScheduleForm({ onClose, onChoose }: Omit<ScheduleDialogProps, 'isOpen'>) {
  const text = useTranslate();
  const [at, setAt] = useState(() => toDatetimeLocalValue(Date.now() + HOUR_MS));
  const [isPast, setPast] = useState(false);
  const zone = new Intl.DateTimeFormat().resolvedOptions().timeZone;
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        const date = new Date(at);
        if (!(date.getTime() > Date.now())) return setPast(true);
        onChoose(date.toISOString());
        onClose();
      }}
    >
      <TextInput
        type="datetime-local"
        label={text('editor.schedule.when')}
        description={text('editor.schedule.zone', { zone })}
        value={at}
        required
        data-autofocus
        error={isPast && text('editor.schedule.past')}
        onChange={({ currentTarget }) => setAt(currentTarget.value)}
      />
      <Group justify="flex-end" mt="lg" gap="xs">
        <Button variant="default" onClick={onClose}>
          {text('ui.cancel')}
        </Button>
        <Button type="submit">{text('editor.schedule.submit')}</Button>
      </Group>
    </form>
  );
}

/** The value format of datetime-local. */
function toDatetimeLocalValue(time: number): string {
  const offset = new Date(time).getTimezoneOffset() * 60_000;
  return new Date(time - offset).toISOString().slice(0, 16);
}
