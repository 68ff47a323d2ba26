import { Anchor, Button, Group, Text, Tooltip } from '@mantine/core';
import { useIntl } from 'react-intl';
import { Link } from 'react-router';
import type { HistoryEventJson } from '../api/contract.js';
import { isProblem } from '../api/problem.error.js';
import { useLanguageName } from '../messages/languages/language.name.hook.js';
import { useCurrentUser } from '../session/session.queries.js';
import { getDenialReason } from '../session/text.permissions.js';
import { useTranslate } from '../i18n/translate.hook.js';
import { DateTime } from '../ui/date.time.js';
import { ProblemAlert } from '../ui/problem.alert.js';
import { DiffView } from './diff.view.js';
import classes from './history.module.css';
import { useRevert, type RevertContext } from './revert.hook.js';

const REVERT_ACTIONS = ['undo', 'revert'] as const;
/** Changes of the text itself. Only these can be undone; all others can be reverted to. */
const UNDOABLE_KINDS: ReadonlySet<HistoryEventJson['kind']> = new Set([
  'edit',
  'discard',
  'import',
  'undo',
  'revert',
  'remove-language',
]);

export function HistoryEntry({
  event,
  isTextIdShown,
  from,
}: {
  event: HistoryEventJson;
  isTextIdShown: boolean;
  from: RevertContext;
}) {
  const text = useTranslate();
  const intl = useIntl();
  const nameOf = useLanguageName();
  const me = useCurrentUser();
  const revert = useRevert(event, from);
  const { key, language, kind, by, at, before, after } = event;
  const isText = kind !== 'trash' && kind !== 'restore' && kind !== 'unschedule';
  const canWrite = getDenialReason(me, 'copy:write', key, language) === undefined;
  const time = intl.formatDate(event.publishAt ?? at, {
    dateStyle: 'medium',
    timeStyle: 'short',
  });
  return (
    <li className={classes.entry}>
      {isTextIdShown && (
        <Anchor
          component={Link}
          to={`/messages/${encodeURIComponent(key)}/${encodeURIComponent(language)}`}
          className={classes.textLink ?? ''}
        >
          {key} · {nameOf(language)}
        </Anchor>
      )}
      <Text size="sm" mb={4}>
        <strong>{by}</strong> {text(`history.kind.${kind}`, { at: time })}{' '}
        <Text span size="xs" c="dimmed">
          <DateTime at={at} />
        </Text>
      </Text>
      {isText && (
        <Text size="sm" component="div">
          <DiffView before={before} after={after} language={language} />
        </Text>
      )}
      {isText && canWrite && (
        <Group gap={6} mt={6} ms={-8}>
          {REVERT_ACTIONS.filter((action) => action !== 'undo' || UNDOABLE_KINDS.has(kind)).map(
            (action) => (
              <Tooltip key={action} label={text(`history.${action}.tip`)} multiline maw={260}>
                <Button
                  size="compact-xs"
                  variant="subtle"
                  loading={revert.isPending && revert.variables === action}
                  onClick={() => revert.mutate(action)}
                >
                  {text(`history.${action}`)}
                </Button>
              </Tooltip>
            ),
          )}
        </Group>
      )}
      {/* The editor asks which text to keep. */}
      {!(from.autosave && isProblem(revert.error, 'conflict')) && (
        <ProblemAlert error={revert.error} />
      )}
    </li>
  );
}
