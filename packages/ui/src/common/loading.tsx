import { Center, Loader, VisuallyHidden } from '@mantine/core';

/** Placeholder while data loads. */
export function Loading({ label }: { label: string }) {
  return (
    <Center role="status" p="xl" flex={1}>
      <Loader size="sm" aria-hidden />
      <VisuallyHidden>{label}</VisuallyHidden>
    </Center>
  );
}
