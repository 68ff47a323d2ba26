import {
  IconAlertCircle,
  IconCircleCheck,
  IconCircleMinus,
  IconClock,
  IconClockX,
} from '@tabler/icons-react';
import type { HandoffState } from './handoff.types.js';

/** Colors with enough contrast in both schemes. The state is always named beside the icon. */
export const STATE_STYLES: Readonly<
  Record<HandoffState, { readonly icon: typeof IconClock; readonly color: string }>
> = {
  'dead-letter': { icon: IconAlertCircle, color: 'light-dark(#c92a2a, #ff8787)' },
  expired: { icon: IconClockX, color: 'light-dark(#c92a2a, #ff8787)' },
  pending: { icon: IconClock, color: 'light-dark(#a15c07, #fcc419)' },
  delivered: { icon: IconCircleCheck, color: 'light-dark(#2b7a3d, #69db7c)' },
  cancelled: { icon: IconCircleMinus, color: 'var(--mantine-color-dimmed)' },
};
