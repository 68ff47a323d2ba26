import { useLocalStorage } from '@mantine/hooks';

/** Whether shortcuts of a single key are on. People who speak or tremble can turn them off. WCAG 2.1.4. */
export function useSingleKeys() {
  return useLocalStorage({
    key: 'haptik-playground.single-keys',
    defaultValue: true,
    getInitialValueInEffect: false,
  });
}
