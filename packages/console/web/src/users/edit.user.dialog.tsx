import { Text, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import type { UserJson } from '../api/contract.js';
import { LimitFields } from '../access/limit.fields.js';
import { toLimitFields, toLimits, NO_LIMITS } from '../access/limits.js';
import { FormDialog } from '../records/form.dialog.js';
import { useTranslate } from '../i18n/translate.hook.js';
import { hasEditLimits, RoleField } from './role.field.js';
import { TokensNote } from './tokens.note.js';
import { useUpdateUser } from './users.queries.js';

/** Edits the name, role and limits of an account. */
export function EditUserDialog({ user, onClose }: { user: UserJson; onClose: () => void }) {
  const text = useTranslate();
  const update = useUpdateUser(user.id);
  const form = useForm({
    initialValues: { name: user.name, role: user.role, limits: toLimitFields(user) },
    validate: { name: (name) => (name.trim() ? null : text('users.name.missing')) },
  });
  const submit = form.onSubmit(({ name, role, limits }) =>
    update.mutate(
      {
        name: name.trim(),
        role,
        ...toLimits(hasEditLimits(role) ? limits : NO_LIMITS),
      },
      { onSuccess: onClose },
    ),
  );
  const isRoleChanged = form.values.role !== user.role;
  return (
    <FormDialog
      title={text('users.edit.title', { name: user.name })}
      submitLabel={text('users.save')}
      action={update}
      onSubmit={submit}
      onClose={onClose}
    >
      <TextInput label={text('users.name')} data-autofocus {...form.getInputProps('name')} />
      <RoleField value={form.values.role} onChange={(role) => form.setFieldValue('role', role)} />
      {hasEditLimits(form.values.role) && (
        <LimitFields
          values={form.values.limits}
          onChange={(limits) => form.setFieldValue('limits', limits)}
        />
      )}
      <Text size="sm" c="dimmed" aria-live="polite" component="div">
        {isRoleChanged && text('users.edit.ends-sessions')}
        {isRoleChanged && !user.isDisabled && <TokensNote user={user} />}
      </Text>
    </FormDialog>
  );
}
