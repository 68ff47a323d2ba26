import { Anchor, Button, Group, Text, Tooltip } from '@mantine/core';
import { useIntl } from 'react-intl';
import { Link } from 'react-router';
import type { HistoryEvent } from '../api/contract.js';
import { isProblem } from '../api/problem.error.js';
import { useLanguageName } from '../messages/language.name.js';
import { useMe } from '../session/session.queries.js';
import { refusalOf } from '../session/text.rights.js';
import { useText } from '../texts/text.hook.js';
import { Moment } from '../ui/moment.js';
import { ProblemAlert } from '../ui/problem.alert.js';
import { DiffView } from './diff.view.js';
import classes from './history.module.css';
import { useWayBack, type WayBackFrom } from './way.back.js';

const BACK = ['undo', 'go-back'] as const;
/** What was done to the words themselves; the rest cannot be undone, only gone back to. */
const EDITS: ReadonlySet<HistoryEvent['kind']> = new Set([
  'edit',
  'discard',
  'import',
  'undo',
  'go-back',
  'remove-language',
]);

export function HistoryEntry({
  event,
  isPlaceShown,
  from,
}: {
  event: HistoryEvent;
  isPlaceShown: boolean;
  from: WayBackFrom;
}) {
  const text = useText();
  const intl = useIntl();
  const nameOf = useLanguageName();
  const me = useMe();
  const back = useWayBack(event, from);
  const { key, language, kind, by, at, before, after } = event;
  const isText = kind !== 'trash' && kind !== 'restore' && kind !== 'unschedule';
  const isWriter = refusalOf(me, 'copy:write', key, language) === undefined;
  const moment = intl.formatDate(event.publishAt ?? at, {
    dateStyle: 'medium',
    timeStyle: 'short',
  });
  return (
    <li className={classes.entry}>
      {isPlaceShown && (
        <Anchor
          component={Link}
          to={`/messages/${encodeURIComponent(key)}/${encodeURIComponent(language)}`}
          className={classes.place ?? ''}
        >
          {key} · {nameOf(language)}
        </Anchor>
      )}
      <Text size="sm" mb={4}>
        <strong>{by}</strong> {text(`history.kind.${kind}`, { at: moment })}{' '}
        <Text span size="xs" c="dimmed">
          <Moment at={at} />
        </Text>
      </Text>
      {isText && (
        <Text size="sm" component="div">
          <DiffView before={before} after={after} language={language} />
        </Text>
      )}
      {isText && isWriter && (
        <Group gap={6} mt={6} ms={-8}>
          {BACK.filter((way) => way !== 'undo' || EDITS.has(kind)).map((way) => (
            <Tooltip key={way} label={text(`history.${way}.tip`)} multiline maw={260}>
              <Button
                size="compact-xs"
                variant="subtle"
                loading={back.isPending && back.variables === way}
                onClick={() => back.mutate(way)}
              >
                {text(`history.${way}`)}
              </Button>
            </Tooltip>
          ))}
        </Group>
      )}
      {/* An editor asks which text to keep. */}
      {!(from.keeper && isProblem(back.error, 'conflict')) && <ProblemAlert error={back.error} />}
    </li>
  );
}
