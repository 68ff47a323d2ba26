import { PasswordInput, type PasswordInputProps } from '@mantine/core';
import { useText } from '../texts/text.hook.js';

/** As the server demands it. */
export const SHORTEST_PASSWORD = 10;

/** A password that somebody chooses: it can be looked at, so it is not asked for twice. */
export function NewPasswordInput(props: PasswordInputProps) {
  const text = useText();
  return (
    <PasswordInput
      description={text('sign-in.password.rule', { count: SHORTEST_PASSWORD })}
      name="new-password"
      autoComplete="new-password"
      visibilityToggleButtonProps={{ 'aria-label': text('sign-in.password.show') }}
      {...props}
    />
  );
}

/** What is wrong with a chosen password; null when nothing is. */
export function usePasswordRule(): (password: string) => string | null {
  const text = useText();
  return (password) =>
    password.length < SHORTEST_PASSWORD
      ? text('sign-in.password.short', { count: SHORTEST_PASSWORD })
      : null;
}
