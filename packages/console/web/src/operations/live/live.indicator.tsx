import { Text } from '@mantine/core';
import { useTranslate } from '../../i18n/translate.hook.js';
import { useFormat } from '../format.hook.js';
import styles from './live.module.css';
import type { LiveState } from './live.stream.js';

interface LiveIndicatorProps {
  readonly live: LiveState;
  /** Time of the figures, in milliseconds. */
  readonly updatedAt: number;
  /** Whether the last read of the figures failed. */
  readonly isLost: boolean;
}

/** Whether the figures follow what happens, and of when they are. */
export function LiveIndicator({ live, updatedAt, isLost }: LiveIndicatorProps) {
  const text = useTranslate();
  const format = useFormat();
  const time = format.exactClock(updatedAt);
  const state = isLost ? 'lost' : live.name;
  const since = live.name === 'reconnecting' ? live.since : updatedAt;
  const detail = {
    lost: text('operations.live.lost.detail', { time }),
    reconnecting: text('operations.live.polling', { time }),
    connecting: '',
    live: text('operations.live.at', { time }),
  }[state];
  return (
    <div className={styles.live} data-state={state}>
      <span role="status" className={styles.state}>
        <span className={styles.dot} aria-hidden />
        {state === 'live'
          ? text('operations.live')
          : text(`operations.live.${state}`, {
              time: format.clock(state === 'lost' ? updatedAt : since),
            })}
      </span>{' '}
      <Text span size="xs" c="dimmed">
        {detail}
      </Text>
    </div>
  );
}
