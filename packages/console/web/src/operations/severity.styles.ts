import {
  IconAlertOctagon,
  IconAlertTriangle,
  IconCircleCheck,
  IconCircleDashed,
} from '@tabler/icons-react';
import type { Severity } from './operations.types.js';

/** Icons of different shapes, and colors with enough contrast in both schemes. */
export const SEVERITY_STYLES: Readonly<
  Record<Severity, { readonly icon: typeof IconCircleCheck; readonly color: string }>
> = {
  good: { icon: IconCircleCheck, color: 'light-dark(#2b7a3d, #69db7c)' },
  idle: { icon: IconCircleDashed, color: 'var(--mantine-color-dimmed)' },
  warning: { icon: IconAlertTriangle, color: 'light-dark(#a15c07, #fcc419)' },
  critical: { icon: IconAlertOctagon, color: 'light-dark(#c92a2a, #ff8787)' },
};
