import { Group, Text, VisuallyHidden } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslate } from '../../i18n/translate.hook.js';
import type { Severity } from '../operations.types.js';
import { SEVERITY_STYLES } from '../severity.styles.js';

interface SeverityLabelProps {
  readonly severity: Severity;
  /** Whether screen readers hear the severity, since the value does not say it. */
  readonly isNamed?: boolean;
  readonly children: ReactNode;
}

/** A value with the icon and color of its severity. */
export function SeverityLabel({ severity, isNamed = false, children }: SeverityLabelProps) {
  const text = useTranslate();
  const { icon: Icon, color } = SEVERITY_STYLES[severity];
  return (
    <Group gap={6} wrap="nowrap" align="flex-start">
      <Icon size={16} color={color} style={{ flex: 'none', marginTop: 2 }} aria-hidden />
      <Text size="sm" fw={500} component="div">
        {isNamed && <VisuallyHidden>{text(`operations.severity.${severity}`)}: </VisuallyHidden>}
        {children}
      </Text>
    </Group>
  );
}
