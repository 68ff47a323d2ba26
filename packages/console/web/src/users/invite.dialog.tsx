import { TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import type { Role } from '../api/contract.js';
import { LimitFields } from '../access/limit.fields.js';
import { type LimitFieldValues, toLimits, NO_LIMITS } from '../access/limits.js';
import { OneTimeSecretDialog } from '../access/one.time.secret.dialog.js';
import { FormDialog } from '../records/form.dialog.js';
import { useFocusReturn } from '../records/focus.return.hook.js';
import { useTranslate } from '../i18n/translate.hook.js';
import { hasEditLimits, RoleField } from './role.field.js';
import { useInviteUser } from './users.queries.js';

interface InvitationValues {
  readonly name: string;
  readonly email: string;
  readonly role: Role;
  readonly limits: LimitFieldValues;
}

/** Invites a user, then shows the link once. */
export function InviteDialog({ onClose }: { onClose: () => void }) {
  const text = useTranslate();
  useFocusReturn();
  const invite = useInviteUser();
  const form = useForm<InvitationValues>({
    initialValues: { name: '', email: '', role: 'editor', limits: NO_LIMITS },
    validate: {
      name: (name) => (name.trim() ? null : text('users.name.missing')),
      email: (email) => (/.@./.test(email) ? null : text('users.email.missing')),
    },
  });
  if (invite.data)
    return (
      <OneTimeSecretDialog
        title={text('users.invited.title', { name: invite.data.user.name })}
        label={text('users.link.label')}
        description={text('users.link.description', { name: invite.data.user.name })}
        secret={invite.data.link}
        onClose={onClose}
      />
    );
  const submit = form.onSubmit(({ name, email, role, limits }) =>
    invite.mutate({
      name: name.trim(),
      email: email.trim(),
      role,
      ...toLimits(hasEditLimits(role) ? limits : NO_LIMITS),
    }),
  );
  return (
    <FormDialog
      title={text('users.invite')}
      submitLabel={text('users.invite.submit')}
      action={invite}
      onSubmit={submit}
      onClose={onClose}
    >
      <TextInput label={text('users.name')} data-autofocus {...form.getInputProps('name')} />
      <TextInput label={text('users.email')} type="email" {...form.getInputProps('email')} />
      <RoleField value={form.values.role} onChange={(role) => form.setFieldValue('role', role)} />
      {hasEditLimits(form.values.role) && (
        <LimitFields
          values={form.values.limits}
          onChange={(limits) => form.setFieldValue('limits', limits)}
        />
      )}
    </FormDialog>
  );
}
