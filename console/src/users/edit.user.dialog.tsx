import { Text, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import type { UserView } from '../api/contract.js';
import { LimitFields } from '../people/limit.fields.js';
import { limitFieldsOf, limitsOf, NO_LIMITS } from '../people/limits.js';
import { FormDialog } from '../records/form.dialog.js';
import { useText } from '../texts/text.hook.js';
import { isLimited, RoleField } from './role.field.js';
import { TokensNote } from './tokens.note.js';
import { useChangeUser } from './users.queries.js';

/** Name, role and limits of an account. */
export function EditUserDialog({ user, onClose }: { user: UserView; onClose: () => void }) {
  const text = useText();
  const change = useChangeUser(user.id);
  const form = useForm({
    initialValues: { name: user.name, role: user.role, limits: limitFieldsOf(user) },
    validate: { name: (name) => (name.trim() ? null : text('users.name.missing')) },
  });
  const submit = form.onSubmit(({ name, role, limits }) =>
    change.mutate(
      {
        name: name.trim(),
        role,
        ...limitsOf(isLimited(role) ? limits : NO_LIMITS),
      },
      { onSuccess: onClose },
    ),
  );
  const isOtherRole = form.values.role !== user.role;
  return (
    <FormDialog
      title={text('users.edit.title', { name: user.name })}
      verb={text('users.save')}
      action={change}
      onSubmit={submit}
      onClose={onClose}
    >
      <TextInput label={text('users.name')} data-autofocus {...form.getInputProps('name')} />
      <RoleField value={form.values.role} onChange={(role) => form.setFieldValue('role', role)} />
      {isLimited(form.values.role) && (
        <LimitFields
          values={form.values.limits}
          onChange={(limits) => form.setFieldValue('limits', limits)}
        />
      )}
      <Text size="sm" c="dimmed" aria-live="polite" component="div">
        {isOtherRole && text('users.edit.ends-sessions')}
        {isOtherRole && !user.isDisabled && <TokensNote user={user} />}
      </Text>
    </FormDialog>
  );
}
