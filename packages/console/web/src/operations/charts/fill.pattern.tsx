import { PatternCircles, PatternLines } from '@visx/pattern';
import type { FillPattern } from './chart.types.js';

const SIZE = 6;
const LINE_PATTERNS = {
  rising: ['diagonal'],
  falling: ['diagonalRightToLeft'],
  horizontal: ['horizontal'],
  vertical: ['vertical'],
  cross: ['diagonal', 'diagonalRightToLeft'],
  grid: ['horizontal', 'vertical'],
} as const satisfies Partial<Record<FillPattern, readonly string[]>>;

interface FillPatternDefinitionProps {
  readonly id: string;
  readonly pattern: FillPattern;
  readonly color: string;
}

/** Defines a fill: the color, with lines or dots in the color of the page. */
export function FillPatternDefinition({ id, pattern, color }: FillPatternDefinitionProps) {
  const common = { id, width: SIZE, height: SIZE, background: color };
  const ink = 'var(--ui-canvas)';
  if (pattern === 'solid') return <PatternLines {...common} stroke={color} />;
  if (pattern === 'dots') return <PatternCircles {...common} radius={1.4} fill={ink} />;
  if (pattern === 'rings')
    return <PatternCircles {...common} radius={2} fill={color} stroke={ink} strokeWidth={1} />;
  return (
    <PatternLines
      {...common}
      stroke={ink}
      strokeWidth={1.5}
      orientation={[...LINE_PATTERNS[pattern]]}
    />
  );
}
