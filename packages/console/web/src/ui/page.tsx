import { Box, Group, Text, Title } from '@mantine/core';
import type { ReactNode } from 'react';
import { usePageTitle } from './page.title.hook.js';

interface PageProps {
  readonly title: string;
  /** A sentence below the title. */
  readonly description?: ReactNode;
  /** Buttons to the right of the title. */
  readonly actions?: ReactNode;
  readonly children: ReactNode;
}

/** The frame of a page: heading, actions and content. */
export function Page({ title, description, actions, children }: PageProps) {
  usePageTitle(title);
  return (
    <Box px={{ base: 'md', sm: 'xl' }} py="lg" maw={1200} mx="auto">
      <Group justify="space-between" align="flex-start" mb="lg" gap="sm">
        <Box flex="1 1 20rem">
          <Title order={1} size="h3">
            {title}
          </Title>
          {description !== undefined && (
            <Text c="dimmed" size="sm" mt={4} maw={640}>
              {description}
            </Text>
          )}
        </Box>
        {actions !== undefined && <Group gap="xs">{actions}</Group>}
      </Group>
      {children}
    </Box>
  );
}
