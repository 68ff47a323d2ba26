import { Button, Group, PasswordInput, Stack } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useCurrentUser } from '../session/session.queries.js';
import { NewPasswordInput, usePasswordValidator } from '../sign-in/new.password.input.js';
import { useTranslate } from '../i18n/translate.hook.js';
import { ProblemAlert } from '../ui/problem.alert.js';
import { type PasswordFormValues, useChangePassword } from './account.queries.js';
import { SavedNote } from './saved.note.js';

export function PasswordForm() {
  const text = useTranslate();
  const me = useCurrentUser();
  const change = useChangePassword();
  const form = useForm({
    initialValues: { current: '', password: '' },
    validate: {
      current: (current) => (current ? null : text('account.password.current.missing')),
      password: usePasswordValidator(),
    },
  });
  const submit = (values: PasswordFormValues): void =>
    change.mutate(values, { onSuccess: () => form.reset() });
  return (
    <form noValidate onSubmit={form.onSubmit(submit)}>
      <Stack>
        {/* For password managers: the account of the password. */}
        <input type="hidden" autoComplete="username" value={me.email} readOnly />
        <PasswordInput
          label={text('account.password.current')}
          autoComplete="current-password"
          visibilityToggleButtonProps={{ 'aria-label': text('sign-in.password.show') }}
          {...form.getInputProps('current')}
        />
        <NewPasswordInput
          label={text('account.password.new')}
          {...form.getInputProps('password')}
        />
        <ProblemAlert error={change.error} />
        <Group>
          <Button type="submit" loading={change.isPending}>
            {text('account.password.submit')}
          </Button>
          <SavedNote isSaved={change.isSuccess && !form.isDirty()}>
            {text('account.password.changed')}
          </SavedNote>
        </Group>
      </Stack>
    </form>
  );
}
