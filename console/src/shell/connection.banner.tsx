import { Alert } from '@mantine/core';
import { IconCloudOff } from '@tabler/icons-react';
import { useConnection } from '../api/connection.js';
import { useText } from '../texts/text.hook.js';

/** Above each page while the server does not answer as it should. */
export function ConnectionBanner() {
  const state = useConnection();
  const text = useText();
  return (
    <div role="status">
      {state !== 'fine' && (
        <Alert color="yellow" radius={0} py={8} icon={<IconCloudOff size={18} aria-hidden />}>
          {text(state === 'offline' ? 'shell.offline' : 'shell.unavailable')}
        </Alert>
      )}
    </div>
  );
}
