import { UnstyledButton } from '@mantine/core';
import { CHAT_LABELS } from '@nestjs-haptik/ui';
import { CHANNELS } from 'nestjs-haptik/hsl';
import { useMemo } from 'react';
import type { BotEntry, RunSummary } from '../api/page.contract.js';
import { usePlayground } from '../api/playground.state.hook.js';
import { usePage } from '../app/page.context.js';
import { useSelectedRun } from '../app/runs.hook.js';
import { describeRun } from '../history/run.description.js';
import { RunDot } from '../history/run.dot.js';
import { adaptEntry } from './adapted.entry.js';
import classes from './chat.module.css';

/** Below a message: what was changed for the channel, and at the end of a reply its run. */
export function EntryDetail({ id }: { id: string }) {
  const { conversation, runs } = usePlayground();
  const { transcript } = conversation;
  const index = transcript.findIndex((entry) => entry.id === id);
  const entry = transcript[index];
  if (!entry) return null;
  const isLastOfRun =
    entry.sender !== 'system' &&
    !transcript
      .slice(index + 1)
      .some(({ runId, sender }) => runId === entry.runId && sender !== 'system');
  const run = isLastOfRun ? runs.find((one) => one.id === entry.runId) : undefined;
  const isBot = entry.sender === 'bot' && !entry.isBotBreak;
  if (!isBot && !run) return null;
  return (
    <div className={classes.detail}>
      {isBot && <ChannelChanges entry={entry} />}
      {run && run.state !== 'running' && <RunChip run={run} />}
    </div>
  );
}

function ChannelChanges({ entry }: { entry: BotEntry }) {
  const { channel } = usePage();
  const { changes } = useMemo(() => adaptEntry(entry, channel), [entry, channel]);
  const kinds = [...new Set(changes.map(({ change }) => change))];
  if (kinds.length === 0) return null;
  return (
    <div className={classes.changes}>
      For {CHANNELS[channel].name}:
      <ul>
        {kinds.map((kind) => (
          <li key={kind}>{CHAT_LABELS.changes[kind]}</li>
        ))}
      </ul>
    </div>
  );
}

function RunChip({ run }: { run: RunSummary }) {
  const { chooseRun, showRegion } = usePage();
  const isSelected = useSelectedRun()?.id === run.id;
  return (
    <UnstyledButton
      className={classes.run ?? ''}
      aria-pressed={isSelected}
      aria-label={`Inspect run ${run.no}: ${run.node}, ${describeRun(run)}`}
      onClick={() => {
        chooseRun(run.id);
        showRegion('inspector');
      }}
    >
      <RunDot run={run} />#{run.no} {run.node} · {describeRun(run)}
    </UnstyledButton>
  );
}
