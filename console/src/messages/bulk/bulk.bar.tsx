import { Button, CloseButton, Paper, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import type { MessageView } from '../../api/contract.js';
import { useFocusReturn } from '../../records/focus.return.js';
import { useMe } from '../../session/session.queries.js';
import { useText } from '../../texts/text.hook.js';
import { ScheduleDialog } from '../editor/schedule.dialog.js';
import classes from './bulk.module.css';
import { draftsOf } from './bulk.drafts.js';
import { useBulkPublish } from './bulk.publish.js';
import { BulkResult } from './bulk.result.js';

interface BulkBarProps {
  readonly messages: readonly MessageView[];
  readonly onDone: () => void;
}

/** Appears with the first selected message: what can be done with all that are selected. */
export function BulkBar({ messages, onDone }: BulkBarProps) {
  return messages.length > 0 && <Bar messages={messages} onDone={onDone} />;
}

function Bar({ messages, onDone }: BulkBarProps) {
  useFocusReturn();
  const text = useText();
  const me = useMe();
  const [isScheduling, schedule] = useDisclosure(false);
  const publish = useBulkPublish(onDone);
  const texts = draftsOf(messages, me);
  return (
    <>
      <Paper
        className={classes.bar ?? ''}
        shadow="lg"
        withBorder
        role="region"
        aria-label={text('bulk.bar')}
      >
        <Text size="sm" fw={600} role="status">
          {text('bulk.selected', { count: messages.length })}
        </Text>
        <Button
          size="sm"
          disabled={texts.length === 0}
          loading={publish.isPending}
          onClick={() => publish.mutate({ texts })}
        >
          {text('bulk.publish', { count: texts.length })}
        </Button>
        {texts.length > 0 && (
          <Button size="sm" variant="default" onClick={schedule.open}>
            {text('bulk.schedule')}
          </Button>
        )}
        <CloseButton aria-label={text('bulk.clear')} onClick={onDone} />
      </Paper>
      <ScheduleDialog
        isOpen={isScheduling}
        onClose={schedule.close}
        onChoose={(at) => publish.mutate({ texts, at })}
      />
      <BulkResult
        error={publish.error}
        texts={texts}
        onClose={publish.reset}
        onOthers={(others) => publish.mutate({ texts: others })}
      />
    </>
  );
}
