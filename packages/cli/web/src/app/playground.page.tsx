import { MantineProvider } from '@mantine/core';
import { Notifications } from '@mantine/notifications';
import { cssVariables, theme } from '@nestjs-haptik/ui';
import { QueryClientProvider } from '@tanstack/react-query';
import { StrictMode, useState } from 'react';
import { Playground } from '../shell/playground.js';
import { createLocalQueryClient } from './local.query.client.js';

export function PlaygroundPage() {
  const [client] = useState(createLocalQueryClient);
  return (
    <StrictMode>
      <MantineProvider theme={theme} cssVariablesResolver={cssVariables} defaultColorScheme="auto">
        <QueryClientProvider client={client}>
          <Notifications position="bottom-center" />
          <Playground />
        </QueryClientProvider>
      </MantineProvider>
    </StrictMode>
  );
}
