import { Button, Stack, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useNavigate } from 'react-router';
import { api } from '../api/api.client.js';
import { NewPasswordInput, usePasswordValidator } from '../sign-in/new.password.input.js';
import { useSessionStart } from '../sign-in/sign-in.queries.js';
import { useTranslate } from '../i18n/translate.hook.js';
import { ProblemAlert } from '../ui/problem.alert.js';

/** The e-mail address is for password managers, which save no password without a user name. */
export function InvitationForm({ token, email }: { token: string; email: string }) {
  const text = useTranslate();
  const navigate = useNavigate();
  const validatePassword = usePasswordValidator();
  const accept = useSessionStart((password: string) => api.post('invitation', { token, password }));
  const form = useForm({
    initialValues: { password: '' },
    validate: { password: validatePassword },
  });
  const submit = ({ password }: { password: string }): void =>
    accept.mutate(password, { onSuccess: () => void navigate('/messages', { replace: true }) });
  return (
    <form noValidate onSubmit={form.onSubmit(submit)}>
      <Stack>
        <TextInput
          label={text('sign-in.email')}
          description={text('invitation.email.description')}
          type="email"
          name="email"
          autoComplete="username"
          value={email}
          readOnly
        />
        <NewPasswordInput label={text('invitation.password')} {...form.getInputProps('password')} />
        <ProblemAlert error={accept.error} />
        <Button type="submit" loading={accept.isPending} fullWidth>
          {text('invitation.submit')}
        </Button>
      </Stack>
    </form>
  );
}
