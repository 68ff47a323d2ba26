import { Badge } from '@mantine/core';

interface MarkProps {
  readonly color: 'green' | 'gray' | 'red' | 'yellow';
  readonly children: string;
}

/** A word about somebody, with a dot; the word alone tells what it means. */
export function Mark({ color, children }: MarkProps) {
  return (
    <Badge variant="default" size="sm" tt="none" fw={500} leftSection={<Dot color={color} />}>
      {children}
    </Badge>
  );
}

function Dot({ color }: Pick<MarkProps, 'color'>) {
  const background = `var(--mantine-color-${color}-6)`;
  return (
    <span style={{ width: 7, height: 7, borderRadius: '50%', background, display: 'block' }} />
  );
}
