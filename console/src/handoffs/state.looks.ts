import { IconAlertCircle, IconCircleCheck, IconCircleMinus, IconClock } from '@tabler/icons-react';
import type { HandoffState } from './handoff.views.js';

/** Colours that can be told from both backgrounds; the word stands beside them always. */
export const STATE_LOOKS: Readonly<
  Record<HandoffState, { readonly icon: typeof IconClock; readonly color: string }>
> = {
  dead: { icon: IconAlertCircle, color: 'light-dark(#c92a2a, #ff8787)' },
  pending: { icon: IconClock, color: 'light-dark(#a15c07, #fcc419)' },
  moved: { icon: IconCircleCheck, color: 'light-dark(#2b7a3d, #69db7c)' },
  dropped: { icon: IconCircleMinus, color: 'var(--mantine-color-dimmed)' },
};
