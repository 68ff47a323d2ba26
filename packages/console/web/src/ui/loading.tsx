import { Center, Loader, VisuallyHidden } from '@mantine/core';
import { useTranslate } from '../i18n/translate.hook.js';

/** Placeholder while data loads. */
export function Loading() {
  const text = useTranslate();
  return (
    <Center role="status" p="xl" flex={1}>
      <Loader size="sm" aria-hidden />
      <VisuallyHidden>{text('ui.loading')}</VisuallyHidden>
    </Center>
  );
}
