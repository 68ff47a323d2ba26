import { Button, Group, List, Stack, Text, Textarea } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { usePlayground } from '../../api/playground.state.hook.js';
import { usePage } from '../../app/page.context.js';
import { prettyJson } from '../../code/pretty.json.js';
import { draftBody, toBody, withBody } from '../call.draft.js';
import classes from '../call.module.css';
import { checkRawBody } from './raw.body.check.js';

/** The exact text of the body: the one of the form until it is edited. */
export function RawBodyEditor() {
  const { conversation } = usePlayground();
  const { draft, changeDraft } = usePage();
  const edited = draftBody(draft);
  const rawBody = edited ?? toBody(draft, conversation);
  const change = (text: string | undefined): void => changeDraft((old) => withBody(old, text));
  const pretty = prettyJson(rawBody);
  const warnings = checkRawBody(rawBody);
  return (
    <Stack gap={8}>
      <Textarea
        autosize
        minRows={12}
        maxRows={30}
        size="xs"
        spellCheck={false}
        className={classes.mono ?? ''}
        label="Body"
        description={`Sent and signed as it is, byte by byte: ${byteLength(rawBody)} bytes${edited === undefined ? '' : ', without later changes of the form'}`}
        value={rawBody}
        onChange={({ currentTarget }) => change(currentTarget.value)}
      />
      {warnings.length > 0 && (
        <List
          size="xs"
          spacing={4}
          center
          icon={<IconAlertTriangle size={14} color="var(--mantine-color-error)" aria-hidden />}
          aria-label="Remarks on the body"
        >
          {warnings.map((warning) => (
            <List.Item key={warning}>
              <Text size="xs">{warning}</Text>
            </List.Item>
          ))}
        </List>
      )}
      <Group gap={6}>
        <Button
          size="compact-xs"
          variant="default"
          disabled={pretty === undefined}
          onClick={() => pretty !== undefined && change(pretty)}
        >
          Indent
        </Button>
        <Button
          size="compact-xs"
          variant="default"
          disabled={pretty === undefined}
          onClick={() => change(JSON.stringify(JSON.parse(rawBody)))}
        >
          One line
        </Button>
        <Button
          size="compact-xs"
          variant="default"
          disabled={edited === undefined}
          onClick={() => change(undefined)}
        >
          From the form
        </Button>
      </Group>
    </Stack>
  );
}

function byteLength(text: string): number {
  return new TextEncoder().encode(text).length;
}
