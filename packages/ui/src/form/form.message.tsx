import { IconCheck } from '@tabler/icons-react';
import type { FormElement, FormField } from 'nestjs-haptik/hsl';
import { type FormEvent, useState } from 'react';
import { useChatSettings, useMessageActions } from '../chat/chat.context.js';
import type { FormValues } from '../chat/chat.handlers.js';
import { ChatLabel } from '../elements/chat.text.js';
import formClasses from './form.module.css';
import panelClasses from '../elements/panel.module.css';
import textClasses from '../elements/texts.module.css';
import { FormFieldInput } from './form.field.input.js';
import { getFieldLabel } from './field.label.js';

/** A form. Once sent, it shows what was sent. */
export function FormMessage({ element }: { element: FormElement }) {
  const { title, subtitle, data } = element;
  const { look, labels } = useChatSettings();
  const actions = useMessageActions();
  const fields = data.fields.toSorted((a, b) => a.order - b.order);
  return (
    <div className={panelClasses.panel} role="group" aria-label={title || undefined}>
      {title !== '' && (
        <p className={textClasses.cardTitle}>
          <ChatLabel of={title} />
        </p>
      )}
      {subtitle !== '' && (
        <p className={textClasses.soft}>
          <ChatLabel of={subtitle} />
        </p>
      )}
      {look.asksFieldsOneByOne && <p className={textClasses.meta}>{labels.oneByOne}</p>}
      {actions ? <Fields element={element} fields={fields} /> : <FieldNames fields={fields} />}
    </div>
  );
}

/** The questions of a form that is only looked at. */
function FieldNames({ fields }: { fields: readonly FormField[] }) {
  return fields.map((field) => (
    <div key={field.key} className={formClasses.fieldName}>
      <ChatLabel of={getFieldLabel(field)} />
    </div>
  ));
}

interface FieldsProps {
  readonly element: FormElement;
  readonly fields: readonly FormField[];
}

function Fields({ element, fields }: FieldsProps) {
  const { labels } = useChatSettings();
  const actions = useMessageActions();
  const isSent = actions?.isSent ?? false;
  const [values, setValues] = useState<FormValues>(() => getEmptyValues(fields));
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    actions?.onSubmit(element, values, []);
  };
  return (
    <form className={formClasses.form} onSubmit={submit}>
      <fieldset disabled={isSent}>
        {fields.map((field) => (
          <FormFieldInput
            key={field.key}
            field={field}
            value={values[field.key] ?? ''}
            onChange={(value) => setValues((old) => ({ ...old, [field.key]: value }))}
          />
        ))}
        <button type="submit" className={formClasses.submit}>
          {isSent && <IconCheck size={16} aria-hidden />}
          {isSent ? labels.sent : labels.submit}
        </button>
      </fieldset>
    </form>
  );
}

function getEmptyValues(fields: readonly FormField[]): FormValues {
  return Object.fromEntries(
    fields.map(({ key, type }) => [key, type.startsWith('multi') ? [] : '']),
  );
}
