import { Alert } from '@mantine/core';
import { IconPlugConnectedX } from '@tabler/icons-react';
import classes from './playground.module.css';

/** Shown while the server of the playground is away. The browser keeps trying. */
export function LostAlert() {
  return (
    <Alert
      className={classes.lost ?? ''}
      color="red"
      icon={<IconPlugConnectedX size={18} />}
      title="The playground has ended"
      role="alert"
    >
      What you see is from before. Start <code>haptik playground</code>, or the service that it was
      part of, again; this page connects by itself if the address is the same.
    </Alert>
  );
}
