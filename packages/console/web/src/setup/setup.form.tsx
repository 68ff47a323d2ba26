import { Button, Stack, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { api } from '../api/api.client.js';
import { NewPasswordInput, usePasswordValidator } from '../sign-in/new.password.input.js';
import { useSessionStart } from '../sign-in/sign-in.queries.js';
import { useTranslate } from '../i18n/translate.hook.js';
import { ProblemAlert } from '../ui/problem.alert.js';

/** The account of the first administrator. */
export function SetupForm({ token }: { token: string }) {
  const text = useTranslate();
  const validatePassword = usePasswordValidator();
  const setup = useSessionStart((values: { name: string; email: string; password: string }) =>
    api.post('setup', { token, ...values }),
  );
  const form = useForm({
    initialValues: { name: '', email: '', password: '' },
    validate: {
      name: (name) => (name.trim() ? null : text('setup.name.missing')),
      email: (email) => (/.@./.test(email) ? null : text('sign-in.email.missing')),
      password: validatePassword,
    },
  });
  return (
    <form
      noValidate
      onSubmit={form.onSubmit(({ name, email, password }) =>
        setup.mutate({ name: name.trim(), email: email.trim(), password }),
      )}
    >
      <Stack>
        <TextInput label={text('setup.name')} autoComplete="name" {...form.getInputProps('name')} />
        <TextInput
          label={text('sign-in.email')}
          type="email"
          name="email"
          autoComplete="username"
          {...form.getInputProps('email')}
        />
        <NewPasswordInput label={text('sign-in.password')} {...form.getInputProps('password')} />
        <ProblemAlert error={setup.error} />
        <Button type="submit" loading={setup.isPending} fullWidth>
          {text('setup.submit')}
        </Button>
      </Stack>
    </form>
  );
}
