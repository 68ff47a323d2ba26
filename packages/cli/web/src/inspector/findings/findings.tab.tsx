import { Text } from '@mantine/core';
import { channelName } from '@nestjs-haptik/ui';
import type { Run } from '../../api/page.contract.js';
import { usePage } from '../../app/page.context.js';
import { ToneBadge } from '../../shell/tone.badge.js';
import classes from '../inspector.module.css';
import { InspectorSection } from '../inspector.section.js';
import styles from './findings.module.css';
import { type ChannelFindings, type MessageFinding, findForChannels } from './run.findings.js';

const TONES = { error: 'error', warning: 'warning', advice: 'neutral' } as const;

/** What each channel will not show; the chosen channel first. */
export function FindingsTab({ run }: { run: Run }) {
  const { channel } = usePage();
  const found = findForChannels(run).toSorted(
    (one, other) => Number(other.channel === channel) - Number(one.channel === channel),
  );
  return (
    <div className={classes.content}>
      <Text size="sm" c="dimmed">
        {found.length === 0
          ? 'Every channel shows this reply as it is.'
          : 'An app with HaptikModule adapts replies to the channel of the call. These are the rules behind it.'}
      </Text>
      {found.map((one) => (
        <ChannelSection key={one.channel} {...one} isChosen={one.channel === channel} />
      ))}
    </div>
  );
}

function ChannelSection({ channel, findings, isChosen }: ChannelFindings & { isChosen: boolean }) {
  return (
    <InspectorSection
      title={channelName(channel)}
      side={isChosen && <ToneBadge tone="accent">shown now</ToneBadge>}
    >
      <ul className={styles.list}>
        {Array.from(findings.entries(), ([index, finding]) => (
          <FindingLine key={index} finding={finding} />
        ))}
      </ul>
    </InspectorSection>
  );
}

function FindingLine({ finding }: { finding: MessageFinding }) {
  const { severity, message, path, source, messageNo } = finding;
  return (
    <li className={styles.finding}>
      <div>
        <ToneBadge tone={TONES[severity]}>{severity}</ToneBadge>
      </div>
      <div>
        {message}
        <div className={classes.note}>
          message {messageNo}
          {path !== '' && ` · ${path}`} · {source}
        </div>
      </div>
    </li>
  );
}
