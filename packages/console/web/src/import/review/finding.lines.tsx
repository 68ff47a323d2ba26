import { Group, Text } from '@mantine/core';
import { IconAlertCircle, IconAlertTriangle } from '@tabler/icons-react';
import type { CopyFindingJson } from '../../api/contract.js';

const SEVERITY_STYLES = {
  error: { icon: IconAlertCircle, color: 'var(--mantine-color-error)' },
  warning: { icon: IconAlertTriangle, color: 'light-dark(#a15c07, #fcc419)' },
};

/** The check findings of a text. */
export function FindingLines({ findings }: { findings: readonly CopyFindingJson[] }) {
  return findings.map(({ rule, severity, message, channel }) => {
    const { icon: Icon, color } = SEVERITY_STYLES[severity];
    return (
      <Group key={`${rule} ${channel ?? ''} ${message}`} gap={6} wrap="nowrap" mt={4} c={color}>
        <Icon size={15} aria-hidden style={{ flex: 'none' }} />
        <Text size="xs">{message}</Text>
      </Group>
    );
  });
}
