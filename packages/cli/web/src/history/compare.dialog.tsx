import { Select, Stack, Text } from '@mantine/core';
import { Loading } from '@nestjs-haptik/ui';
import { useState } from 'react';
import type { Run, RunSummary } from '../api/page.contract.js';
import { usePlayground } from '../api/playground.state.hook.js';
import { useComparison, useRun } from '../api/run.queries.js';
import { useSelectedRun } from '../app/runs.hook.js';
import { expandJson } from '../code/expanded.json.js';
import { PlaygroundDialog } from '../shell/playground.dialog.js';
import classes from './runs.module.css';
import { describeRun } from './run.description.js';
import { SideBySide } from './side.by.side.js';

/** Two runs side by side. */
export function CompareDialog({ onClose }: { onClose: () => void }) {
  const { runs } = usePlayground();
  const selected = useSelectedRun();
  const [later, setLater] = useState<string | null>(selected?.id ?? null);
  const [earlier, setEarlier] = useState(() => findPartner(runs, selected)?.id ?? null);
  const options = runs.map((run) => ({
    value: run.id,
    label: `#${run.no} ${run.node} · ${describeRun(run)}`,
  }));
  return (
    <PlaygroundDialog title="Compare two runs" size="xl" onClose={onClose}>
      <Stack>
        <div className={classes.sides}>
          <Select label="Before" data={options} value={earlier} onChange={setEarlier} />
          <Select label="After" data={options} value={later} onChange={setLater} />
        </div>
        {earlier === null || later === null || earlier === later ? (
          <Text size="sm" c="dimmed">
            Choose two different runs. A call that is sent twice makes two.
          </Text>
        ) : (
          <Comparison earlier={earlier} later={later} />
        )}
      </Stack>
    </PlaygroundDialog>
  );
}

/** The last run of the same node before the selected one, or any other. */
function findPartner(
  runs: readonly RunSummary[],
  selected: RunSummary | undefined,
): RunSummary | undefined {
  const others = runs.filter((run) => run.id !== selected?.id);
  const before = others.filter((run) => selected !== undefined && run.no < selected.no);
  return before.find((run) => run.node === selected?.node) ?? before[0] ?? others[0];
}

function Comparison({ earlier, later }: { earlier: string; later: string }) {
  const { data: before } = useRun(earlier);
  const { data: after } = useRun(later);
  const hasEnded = before?.state !== 'running' && after?.state !== 'running';
  const { data: comparison } = useComparison({ a: earlier, b: later, isEnabled: hasEnded });
  if (before?.id !== earlier || after?.id !== later) return null;
  if (!hasEnded) return <Loading label="The call still runs…" />;
  return (
    <>
      <Part
        title="Request"
        count={comparison?.request.length}
        before={before.request.body.text}
        after={after.request.body.text}
      />
      <Part
        title="Reply"
        count={comparison?.response.length}
        before={responseText(before)}
        after={responseText(after)}
      />
    </>
  );
}

const responseText = ({ response, failure }: Run): string | undefined =>
  response?.body.text ?? failure?.detail;

interface PartProps {
  readonly title: string;
  readonly count: number | undefined;
  readonly before: string | undefined;
  readonly after: string | undefined;
}

function Part({ title, count, before = '', after = '' }: PartProps) {
  const isEqual = before === after;
  return (
    <section>
      <Text component="h3" size="sm" fw={650} mb={6}>
        {title}
        {isEqual
          ? ': the same bytes'
          : count !== undefined && `: ${count} ${count === 1 ? 'difference' : 'differences'}`}
      </Text>
      {!isEqual && (
        <SideBySide label={title} before={expandJson(before)} after={expandJson(after)} />
      )}
    </section>
  );
}
