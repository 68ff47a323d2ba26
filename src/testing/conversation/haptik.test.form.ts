import { isKind, type FormElement, type KnownElement } from '../../hsl/wire/elements.js';
import type { FormField } from '../../hsl/wire/form.field.js';
import { parse } from '../../hsl/parse/parse.js';
import { suggestName } from '../bot/closest.hint.js';
import type { HaptikTestReply } from '../haptik.test.reply.js';
import type { FlowTarget } from './flow.js';

/** Sends what a user has entered. */
export type FormSubmitter = (
  form: FormElement,
  entered: Readonly<Record<string, unknown>>,
  target: Partial<FlowTarget>,
) => Promise<HaptikTestReply>;

/**
 * A form of a reply. Each field becomes the entity of its key.
 *
 * @example
 * const chat = bot.conversation();
 * await chat.node('delivery').send();
 * const answer = await chat.form().fill({ city: 'Pune', slot: 'Morning' }).submit({ node: 'delivery_booked' });
 */
export class HaptikTestForm {
  /** @internal */
  constructor(
    private readonly form: FormElement,
    private readonly submitter: FormSubmitter,
    private readonly entered: Readonly<Record<string, unknown>> = {},
  ) {}

  get title(): string {
    return this.form.title;
  }

  /** Keys of the fields in their order. */
  get keys(): string[] {
    return this.form.data.fields.map(({ key }) => key);
  }

  /**
   * Enters values by the keys of the fields; a list for a field with several choices.
   *
   * @throws Error for a field that the form does not have, or a value that is not among its options
   */
  fill(values: Readonly<Record<string, unknown>>): HaptikTestForm {
    for (const [key, value] of Object.entries(values)) {
      const field = this.form.data.fields.find((one) => one.key === key);
      if (!field) {
        throw new Error(
          `The form "${this.title}" has no field "${key}". ${suggestName(key, this.keys, 'It has no fields.')}`,
        );
      }
      validateValue(field, value);
    }
    return new HaptikTestForm(this.form, this.submitter, { ...this.entered, ...values });
  }

  /** Sends the form to the node that it leads to. Fields that were not filled are not collected. */
  submit(target: Partial<FlowTarget> = {}): Promise<HaptikTestReply> {
    return this.submitter(this.form, this.entered, target);
  }
}

/** @throws Error for a value that the user cannot choose */
function validateValue({ key, options, type }: FormField, value: unknown): void {
  if (options.length === 0 || type.startsWith('search')) return;
  const chosen = (Array.isArray(value) ? (value as unknown[]) : [value]).map(formatValue);
  const unknown = chosen.find((one) => !options.includes(one));
  if (unknown === undefined) return;
  throw new Error(
    `The field "${key}" does not offer "${unknown}". ${suggestName(unknown, options, '')}`,
  );
}

function formatValue(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}

/** The forms of a reply. */
export function listForms({ elements }: HaptikTestReply): FormElement[] {
  return elements
    .map((element) => parse(element) as KnownElement | undefined)
    .filter((element): element is FormElement => !!element && isKind(element, 'FORM'));
}
