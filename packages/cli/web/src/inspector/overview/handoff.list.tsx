import { Text } from '@mantine/core';
import type { Run, RunHandoff } from '../../api/page.contract.js';
import { ToneBadge, type Tone } from '../../shell/tone.badge.js';
import classes from './overview.module.css';

const OUTCOME_TONES: Readonly<Record<RunHandoff['outcome'], Tone>> = {
  accepted: 'success',
  refused: 'error',
  failed: 'error',
};

/** The handoffs that the call caused, and their outcome. */
export function HandoffList({ run: { requestedHandoffs, recorded } }: { run: Run }) {
  if (requestedHandoffs.length === 0)
    return (
      <Text size="sm" c="dimmed">
        {recorded?.handoff ?? 'The chat was not handed off.'}
      </Text>
    );
  return (
    <ul className={classes.handoffs}>
      {Array.from(requestedHandoffs.entries(), ([index, { team, by, outcome, detail }]) => (
        <li key={index}>
          <ToneBadge tone={OUTCOME_TONES[outcome]}>{outcome}</ToneBadge> to <strong>{team}</strong>{' '}
          {by === 'app' ? 'by your app' : 'by the platform, after the bot break'}
          {detail !== undefined && <span className={classes.status}> {detail}</span>}
        </li>
      ))}
      {recorded?.handoff !== undefined && (
        <li className={classes.status}>Your app recorded: {recorded.handoff}</li>
      )}
    </ul>
  );
}
