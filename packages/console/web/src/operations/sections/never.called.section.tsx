import type { OperationsOverviewJson } from '../../api/contract.js';
import { useTranslate } from '../../i18n/translate.hook.js';
import { Text } from '@mantine/core';
import { ModeState } from '../../nodes/mode.state.js';
import { isCircuitOpen } from '../nodes/node.trouble.js';
import { nodeLabel } from '../nodes/node.label.js';
import { StatusSection } from './status.section.js';
import { SECTION_IDS } from './section.ids.js';
import styles from './section.module.css';

/** Nodes with a method that the bot does not call. */
export function NeverCalledSection({ overview }: { overview: OperationsOverviewJson }) {
  const text = useTranslate();
  const { neverCalled, range } = overview;
  if (neverCalled.length === 0) return null;
  return (
    <StatusSection
      id={SECTION_IDS.never}
      title={text('operations.never')}
      description={text('operations.never.description', {
        period: text('operations.period', { range }),
        count: neverCalled.length,
      })}
    >
      <ul className={styles.names}>
        {neverCalled.map((node) => (
          <li key={`${node.bot} ${node.node}`}>
            <bdi>{nodeLabel(node, overview, text)}</bdi>
            {node.mode !== 'normal' && <ModeState mode={node.mode} />}
            {isCircuitOpen(node) && (
              <Text size="xs" c="dimmed">
                {text('operations.cause.circuit-open')}
              </Text>
            )}
          </li>
        ))}
      </ul>
    </StatusSection>
  );
}
