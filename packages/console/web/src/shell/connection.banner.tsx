import { Alert } from '@mantine/core';
import { IconCloudOff } from '@tabler/icons-react';
import { useConnectionState } from '../api/connection.state.js';
import { useTranslate } from '../i18n/translate.hook.js';

/** Shown above each page during an outage. */
export function ConnectionBanner() {
  const state = useConnectionState();
  const text = useTranslate();
  return (
    <div role="status">
      {state !== 'online' && (
        <Alert color="yellow" radius={0} py={8} icon={<IconCloudOff size={18} aria-hidden />}>
          {text(state === 'offline' ? 'shell.offline' : 'shell.unavailable')}
        </Alert>
      )}
    </div>
  );
}
