import { Button, Stack, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useNavigate } from 'react-router';
import { api } from '../api/api.client.js';
import { NewPasswordInput, usePasswordRule } from '../sign-in/new.password.input.js';
import { useEntry } from '../sign-in/sign-in.queries.js';
import { useText } from '../texts/text.hook.js';
import { ProblemAlert } from '../ui/problem.alert.js';

/** The e-mail address stands there for password managers, which save no password without one. */
export function InvitationForm({ token, email }: { token: string; email: string }) {
  const text = useText();
  const navigate = useNavigate();
  const passwordRule = usePasswordRule();
  const accept = useEntry((password: string) => api.post('invitation', { token, password }));
  const form = useForm({ initialValues: { password: '' }, validate: { password: passwordRule } });
  const enter = ({ password }: { password: string }): void =>
    accept.mutate(password, { onSuccess: () => void navigate('/messages', { replace: true }) });
  return (
    <form noValidate onSubmit={form.onSubmit(enter)}>
      <Stack>
        <TextInput
          label={text('sign-in.email')}
          description={text('invitation.email.about')}
          type="email"
          name="email"
          autoComplete="username"
          value={email}
          readOnly
        />
        <NewPasswordInput label={text('invitation.password')} {...form.getInputProps('password')} />
        <ProblemAlert error={accept.error} />
        <Button type="submit" loading={accept.isPending} fullWidth>
          {text('invitation.verb')}
        </Button>
      </Stack>
    </form>
  );
}
