import { Stack, Text } from '@mantine/core';
import { IconAlertCircleFilled, IconAlertTriangleFilled } from '@tabler/icons-react';
import type { CopyFinding } from '../../api/contract.js';
import { useText } from '../../texts/text.hook.js';
import grid from '../grid/grid.module.css';

/** What is wrong with a text and what to do, errors first; read out when it changes. */
export function FindingList({ findings }: { findings: readonly CopyFinding[] }) {
  const text = useText();
  return (
    <Stack gap={6} role="status">
      {findings.map(({ rule, severity, message, channel }) => (
        <Text
          key={`${rule}${channel ?? ''}${message}`}
          size="sm"
          component="div"
          style={{ display: 'flex', gap: 8 }}
        >
          <span className={grid[severity]} style={{ paddingTop: 2 }}>
            {severity === 'error' ? (
              <IconAlertCircleFilled size={15} aria-label={text('editor.error')} />
            ) : (
              <IconAlertTriangleFilled size={15} aria-label={text('editor.warning')} />
            )}
          </span>
          <span>{message}</span>
        </Text>
      ))}
    </Stack>
  );
}
