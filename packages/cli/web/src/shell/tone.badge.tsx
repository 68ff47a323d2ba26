import type { ReactNode } from 'react';
import classes from './tone.badge.module.css';

export type Tone = 'accent' | 'success' | 'warning' | 'error' | 'neutral';

/** A word about a state. Its colors have the contrast of WCAG AA, unlike those of Mantine's light badges. */
export function ToneBadge({ tone, children }: { tone: Tone; children: ReactNode }) {
  return (
    <span className={classes.badge} data-tone={tone}>
      {children}
    </span>
  );
}
