import { Button, Group, Table, Text } from '@mantine/core';
import { IconTrash } from '@tabler/icons-react';
import { FormattedList } from 'react-intl';
import { detectDirection, EmptyState, Loading } from '@nestjs-haptik/ui';
import type { MessageJson } from '../api/contract.js';
import { useMessages } from '../messages/messages.queries.js';
import { useLanguageName } from '../messages/languages/language.name.hook.js';
import { useCurrentUser } from '../session/session.queries.js';
import { getDenialReason } from '../session/text.permissions.js';
import { useTranslate } from '../i18n/translate.hook.js';
import { Page } from '../ui/page.js';
import { ProblemAlert } from '../ui/problem.alert.js';
import { ProblemState } from '../ui/problem.state.js';
import { ExplainedButton } from '../ui/explained.button.js';
import { useRestore } from './restore.hook.js';

/** The messages in the trash. */
export function TrashPage() {
  const text = useTranslate();
  const list = useMessages({ search: '', filter: 'trash', prefix: '' });
  const messages = list.data?.pages.flatMap((page) => page.messages) ?? [];
  return (
    <Page title={text('trash.title')} description={text('trash.description')}>
      {list.isPending && <Loading label={text('ui.loading')} />}
      {list.isError && <ProblemState error={list.error} onRetry={() => void list.refetch()} />}
      {list.isSuccess && messages.length === 0 && (
        <EmptyState
          icon={<IconTrash size={24} />}
          title={text('trash.none')}
          detail={text('trash.none.detail')}
        />
      )}
      {messages.length > 0 && (
        <Table verticalSpacing="sm">
          <Table.Tbody>
            {messages.map((message) => (
              <TrashRow key={message.key} message={message} />
            ))}
          </Table.Tbody>
        </Table>
      )}
      {list.hasNextPage && (
        <Button variant="default" fullWidth mt="md" onClick={() => void list.fetchNextPage()}>
          {text('history.more')}
        </Button>
      )}
    </Page>
  );
}

function TrashRow({ message }: { message: MessageJson }) {
  const text = useTranslate();
  const nameOf = useLanguageName();
  const me = useCurrentUser();
  const denialReason = getDenialReason(me, 'copy:publish', message.key);
  const restore = useRestore(message.key);
  // A removed language leaves an entry without a text.
  const texts = Object.values(message.texts).filter(
    (view) => (view.draft ?? view.published) !== null,
  );
  return (
    <Table.Tr>
      <Table.Td>
        <Group justify="space-between" gap="sm">
          <div>
            <Text ff="monospace" size="sm" fw={600}>
              {message.key}
            </Text>
            {texts.map((view) => (
              <Text
                key={view.language}
                size="sm"
                c="dimmed"
                lang={view.language}
                dir={detectDirection(view.draft ?? view.published ?? '', view.language)}
                ta="start"
              >
                {view.published /* what users read again, once it is restored */}
                {view.published !== null && view.draft !== null && <br />}
                {view.draft !== null && text('trash.draft', { text: view.draft })}
              </Text>
            ))}
            <Text size="xs" c="dimmed">
              <FormattedList value={texts.map(({ language }) => nameOf(language))} />
            </Text>
            <ProblemAlert error={restore.error} />
          </div>
          <ExplainedButton
            variant="default"
            loading={restore.isPending}
            reason={denialReason}
            label={text('trash.restore.of', { key: message.key })}
            onClick={() => restore.mutate()}
          >
            {text('trash.restore')}
          </ExplainedButton>
        </Group>
      </Table.Td>
    </Table.Tr>
  );
}
