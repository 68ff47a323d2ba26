import { Badge } from '@mantine/core';

interface StatusBadgeProps {
  readonly color: 'green' | 'gray' | 'red' | 'yellow';
  readonly children: string;
}

/** A status with a colored dot. The label alone carries the meaning. */
export function StatusBadge({ color, children }: StatusBadgeProps) {
  return (
    <Badge variant="default" size="sm" tt="none" fw={500} leftSection={<Dot color={color} />}>
      {children}
    </Badge>
  );
}

function Dot({ color }: Pick<StatusBadgeProps, 'color'>) {
  const background = `var(--mantine-color-${color}-6)`;
  return (
    <span style={{ width: 7, height: 7, borderRadius: '50%', background, display: 'block' }} />
  );
}
