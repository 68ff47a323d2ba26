import { Stack, Text, ThemeIcon, Title } from '@mantine/core';
import type { ReactNode } from 'react';

interface EmptyStateProps {
  readonly icon: ReactNode;
  readonly title: string;
  readonly detail?: string;
  /** What one can do now. */
  readonly children?: ReactNode;
}

/** Where there is nothing to show: why, and what to do. */
export function EmptyState({ icon, title, detail, children }: EmptyStateProps) {
  return (
    <Stack align="center" gap="xs" py={64} px="md" ta="center">
      <ThemeIcon variant="light" color="gray" size={48} radius="xl" aria-hidden>
        {icon}
      </ThemeIcon>
      <Title order={2} size="h4">
        {title}
      </Title>
      {detail !== undefined && (
        <Text c="dimmed" size="sm" maw={420}>
          {detail}
        </Text>
      )}
      {children}
    </Stack>
  );
}
