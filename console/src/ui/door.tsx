import { Box, Group, Paper, Text, Title } from '@mantine/core';
import type { ReactNode } from 'react';
import { useText } from '../texts/text.hook.js';
import { Logo } from './logo.js';
import { usePageTitle } from './page.title.js';

/** A page before the session: one card in the middle. */
export function Door({
  title,
  about,
  children,
}: {
  title: string;
  about?: string;
  children: ReactNode;
}) {
  const text = useText();
  usePageTitle(title);
  return (
    <Box component="main" mih="100vh" px="md" pb="xl" pt={{ base: 'xl', sm: '12vh' }}>
      <Group justify="center" gap="xs" mb="lg">
        <Logo />
        <Text fw={600}>{text('shell.name')}</Text>
      </Group>
      <Paper withBorder radius="lg" p="xl" maw={420} mx="auto" shadow="sm">
        <Title order={1} size="h3" mb={about === undefined ? 'lg' : 4}>
          {title}
        </Title>
        {about !== undefined && (
          <Text c="dimmed" size="sm" mb="lg">
            {about}
          </Text>
        )}
        {children}
      </Paper>
    </Box>
  );
}
