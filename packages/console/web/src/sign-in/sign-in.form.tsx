import { Button, PasswordInput, Stack, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useTranslate } from '../i18n/translate.hook.js';
import { ProblemAlert } from '../ui/problem.alert.js';
import { useSignIn } from './sign-in.queries.js';

/** Sign-in with e-mail address and password. */
export function SignInForm() {
  const text = useTranslate();
  const signIn = useSignIn();
  const form = useForm({
    initialValues: { email: '', password: '' },
    validate: {
      email: (email) => (email.includes('@') ? null : text('sign-in.email.missing')),
      password: (password) => (password ? null : text('sign-in.password.missing')),
    },
  });
  return (
    <form
      noValidate
      onSubmit={form.onSubmit(({ email, password }) =>
        signIn.mutate({ email: email.trim(), password }),
      )}
    >
      <Stack>
        <TextInput
          label={text('sign-in.email')}
          type="email"
          name="email"
          autoComplete="username"
          {...form.getInputProps('email')}
        />
        <PasswordInput
          label={text('sign-in.password')}
          name="password"
          autoComplete="current-password"
          visibilityToggleButtonProps={{ 'aria-label': text('sign-in.password.show') }}
          {...form.getInputProps('password')}
        />
        <ProblemAlert error={signIn.error} />
        <Button type="submit" loading={signIn.isPending} fullWidth>
          {text('sign-in.submit')}
        </Button>
      </Stack>
    </form>
  );
}
