import { Stack, Text, ThemeIcon, Title } from '@mantine/core';
import type { ReactNode } from 'react';

interface EmptyStateProps {
  readonly icon: ReactNode;
  readonly title: string;
  readonly detail?: string;
  /** What the user can do next. */
  readonly children?: ReactNode;
}

/** Explains why a page or list is empty, with the next step. */
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
