import { Button, Group, Stack, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useCurrentUser } from '../session/session.queries.js';
import { useTranslate } from '../i18n/translate.hook.js';
import { ProblemAlert } from '../ui/problem.alert.js';
import { useUpdateName } from './account.queries.js';
import { SavedNote } from './saved.note.js';

export function NameForm() {
  const text = useTranslate();
  const me = useCurrentUser();
  const rename = useUpdateName();
  const form = useForm({
    initialValues: { name: me.name },
    validate: { name: (name) => (name.trim() ? null : text('account.name.missing')) },
  });
  const isSame = form.values.name.trim() === me.name;
  return (
    <form noValidate onSubmit={form.onSubmit(({ name }) => rename.mutate(name.trim()))}>
      <Stack>
        <TextInput
          label={text('account.name')}
          autoComplete="name"
          {...form.getInputProps('name')}
        />
        <TextInput
          label={text('account.email')}
          description={text('account.email.description')}
          value={me.email}
          readOnly
          variant="filled"
        />
        <ProblemAlert error={rename.error} />
        <Group>
          <Button type="submit" loading={rename.isPending} disabled={isSame}>
            {text('account.save')}
          </Button>
          <SavedNote isSaved={rename.isSuccess && isSame}>{text('account.saved')}</SavedNote>
        </Group>
      </Stack>
    </form>
  );
}
