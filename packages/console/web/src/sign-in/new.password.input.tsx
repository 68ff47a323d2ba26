import { PasswordInput, type PasswordInputProps } from '@mantine/core';
import { useTranslate } from '../i18n/translate.hook.js';

/** The server's minimum length. */
export const NEW_PASSWORD_MIN_LENGTH = 10;

/** A field for a new password. It can be shown, so it is not asked for twice. */
export function NewPasswordInput(props: PasswordInputProps) {
  const text = useTranslate();
  return (
    <PasswordInput
      description={text('sign-in.password.rule', { count: NEW_PASSWORD_MIN_LENGTH })}
      name="new-password"
      autoComplete="new-password"
      visibilityToggleButtonProps={{ 'aria-label': text('sign-in.password.show') }}
      {...props}
    />
  );
}

/** The validation error of a new password; null if valid. */
export function usePasswordValidator(): (password: string) => string | null {
  const text = useTranslate();
  return (password) =>
    password.length < NEW_PASSWORD_MIN_LENGTH
      ? text('sign-in.password.short', { count: NEW_PASSWORD_MIN_LENGTH })
      : null;
}
