import { Select, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import type { Scope } from '../api/contract.js';
import { LimitFields } from '../access/limit.fields.js';
import { type LimitFieldValues, toLimits, NO_LIMITS } from '../access/limits.js';
import { FormDialog } from '../records/form.dialog.js';
import { useFocusReturn } from '../records/focus.return.hook.js';
import { useTranslate } from '../i18n/translate.hook.js';
import { NewTokenDialog } from './new.token.dialog.js';
import { ScopesField } from './scopes.field.js';
import { LIFETIMES, type Lifetime } from './token.lifetime.js';
import { useCreateToken } from './tokens.queries.js';

interface TokenValues {
  readonly name: string;
  readonly scopes: Scope[];
  readonly limits: LimitFieldValues;
  readonly lifetime: Lifetime;
}

/** Creates a token, then shows it once. */
export function CreateTokenDialog({ onClose }: { onClose: () => void }) {
  const text = useTranslate();
  useFocusReturn();
  const create = useCreateToken();
  const form = useForm<TokenValues>({
    initialValues: {
      name: '',
      scopes: ['copy:read'],
      limits: NO_LIMITS,
      lifetime: '90',
    },
    validate: {
      name: (name) => (name.trim() ? null : text('tokens.name.missing')),
      scopes: (scopes) => (scopes.length > 0 ? null : text('tokens.scopes.missing')),
    },
  });
  if (create.data) return <NewTokenDialog {...create.data} onClose={onClose} />;
  const submit = form.onSubmit(({ name, scopes, limits, lifetime }) =>
    create.mutate({
      name: name.trim(),
      scopes,
      ...toLimits(limits),
      lifetime,
    }),
  );
  return (
    <FormDialog
      title={text('tokens.create')}
      submitLabel={text('tokens.create.submit')}
      action={create}
      onSubmit={submit}
      onClose={onClose}
    >
      <TextInput
        label={text('tokens.name')}
        description={text('tokens.name.description')}
        data-autofocus
        {...form.getInputProps('name')}
      />
      <ScopesField
        value={form.values.scopes}
        onChange={(scopes) => form.setFieldValue('scopes', scopes)}
        error={form.errors['scopes']}
      />
      <LimitFields
        values={form.values.limits}
        onChange={(limits) => form.setFieldValue('limits', limits)}
      />
      <Select
        label={text('tokens.lifetime')}
        data={LIFETIMES.map((value) => ({ value, label: text(`tokens.lifetime.${value}`) }))}
        allowDeselect={false}
        {...form.getInputProps('lifetime')}
      />
    </FormDialog>
  );
}
