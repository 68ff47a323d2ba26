import { Button, Code, List, Paper, Text, Title } from '@mantine/core';
import type { OperationsOverviewJson } from '../api/contract.js';
import { useTranslate } from '../i18n/translate.hook.js';
import type { OverviewRange } from './operations.types.js';

const MAX_NAMES = 5;
const LONGEST: OverviewRange = 'week';

interface QuietStateProps {
  readonly overview: OperationsOverviewJson;
  readonly onRange: (range: OverviewRange) => void;
}

/** What to do while there are no figures: turn them on; or no calls: look further back, or connect the bot. */
export function QuietState({ overview, onRange }: QuietStateProps) {
  const text = useTranslate();
  const { range, neverCalled } = overview;
  const period = text('operations.period', { range });
  const isLongest = range === LONGEST;
  const names = neverCalled.map(({ node }) => node);
  if (!overview.isCounting) {
    return (
      <Paper withBorder radius="lg" p="md">
        <Title order={2} size="h4">
          {text('operations.off')}
        </Title>
        <Text size="sm" c="dimmed">
          {text('operations.off.detail')}
        </Text>
      </Paper>
    );
  }
  return (
    <Paper withBorder radius="lg" p="md">
      <Title order={2} size="h4">
        {isLongest ? text('operations.empty.new') : text('operations.empty', { period })}
      </Title>
      <Text size="sm" c="dimmed" mb="sm">
        {text(isLongest ? 'operations.empty.new.detail' : 'operations.empty.detail')}
      </Text>
      {isLongest ? (
        <List type="ordered" size="sm" spacing={6}>
          <List.Item>
            {text('operations.empty.step.nodes', {
              count: names.length,
              names: [
                ...names.slice(0, MAX_NAMES),
                ...(names.length > MAX_NAMES ? ['…'] : []),
              ].join(', '),
            })}
          </List.Item>
          <List.Item>{text('operations.empty.step.secret')}</List.Item>
          <List.Item>
            {text('operations.empty.step.send')}{' '}
            <Code dir="ltr">npx haptik send {names[0] ?? 'my_node'}</Code>
          </List.Item>
        </List>
      ) : (
        <Button variant="default" onClick={() => onRange(LONGEST)}>
          {text('operations.empty.week')}
        </Button>
      )}
    </Paper>
  );
}
