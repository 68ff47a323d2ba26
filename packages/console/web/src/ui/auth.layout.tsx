import { Box, Group, Paper, Text, Title } from '@mantine/core';
import type { ReactNode } from 'react';
import { Logo } from '@nestjs-haptik/ui';
import { useTranslate } from '../i18n/translate.hook.js';
import { usePageTitle } from './page.title.hook.js';

/** Layout of the pages without a session: one centered card. */
export function AuthLayout({
  title,
  description,
  children,
}: {
  title: string;
  description?: string;
  children: ReactNode;
}) {
  const text = useTranslate();
  usePageTitle(title);
  return (
    <Box component="main" mih="100vh" px="md" pb="xl" pt={{ base: 'xl', sm: '12vh' }}>
      <Group justify="center" gap="xs" mb="lg">
        <Logo />
        <Text fw={600}>{text('shell.name')}</Text>
      </Group>
      <Paper withBorder radius="lg" p="xl" maw={420} mx="auto" shadow="sm">
        <Title order={1} size="h3" mb={description === undefined ? 'lg' : 4}>
          {title}
        </Title>
        {description !== undefined && (
          <Text c="dimmed" size="sm" mb="lg">
            {description}
          </Text>
        )}
        {children}
      </Paper>
    </Box>
  );
}
