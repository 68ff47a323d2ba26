import { Badge } from '@mantine/core';

interface StatusBadgeProps {
  readonly color: 'green' | 'gray' | 'red' | 'yellow';
  readonly children: string;
}

/** A word about somebody, with a dot; the word alone tells what it means. */
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
