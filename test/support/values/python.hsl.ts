import * as hsl from 'nestjs-haptik/hsl';
import type { ElementOptions } from '../../../src/hsl/build/element.options.js';

/** The input of a golden file, with the names of python-hsl. */
export interface GoldenEntry {
  readonly file: string;
  readonly element: string;
  readonly properties: Readonly<Record<string, unknown>>;
}

interface PythonActionable {
  readonly text: string;
  readonly type: string;
  readonly uri?: string;
  readonly is_default?: boolean;
  readonly location_required?: boolean;
  readonly payload?: Record<string, unknown>;
}
interface PythonCard {
  readonly title?: string;
  readonly subtitle?: string;
  readonly description?: string;
  readonly thumbnail?: string;
  readonly meta?: string;
  readonly actionables?: readonly PythonActionable[];
}
interface PythonField {
  readonly key: string;
  readonly type: string;
  readonly [option: string]: unknown;
}
interface PythonAction {
  readonly action_type: string;
  readonly id: number;
  readonly via_name: string;
  readonly data?: Record<string, unknown>;
}

/** Properties of every element of python-hsl. */
interface Python {
  readonly text: string;
  readonly voice_text?: string;
  readonly hsl_type: string;
  readonly quick_replies?: readonly PythonActionable[];
  readonly actionables?: readonly PythonActionable[];
  readonly width?: string;
  readonly aspect_ratio?: number;
  readonly items?: readonly PythonCard[];
  readonly title: string;
  readonly subtitle?: string;
  readonly fields?: readonly PythonField[];
  readonly actions?: readonly PythonAction[];
  readonly silent_actions?: readonly PythonAction[];
  readonly method: string;
  readonly event_name: string;
  readonly payload?: Record<string, unknown>;
}

/** Removes keys with the value undefined, which exact optional properties reject. */
function defined(given: object): never {
  return Object.fromEntries(
    Object.entries(given).filter(([, value]) => value !== undefined),
  ) as never;
}

const actionable = ({
  text,
  type,
  uri,
  is_default,
  location_required,
  payload,
}: PythonActionable) =>
  hsl.actionable(
    text,
    defined({
      type,
      uri,
      isDefault: is_default,
      locationRequired: location_required,
      payload,
    }),
  );

const card = ({ subtitle, thumbnail, actionables = [], ...rest }: PythonCard) =>
  hsl.card(
    defined({
      ...rest,
      subTitle: subtitle,
      image: thumbnail,
      actionables: actionables.map(actionable),
    }),
  );

const field = ({ key, type, ...given }: PythonField) =>
  hsl.field(
    key,
    type,
    defined({
      keyboard: given['keyboard_type'],
      order: given['order'],
      icon: given['icon'],
      hint: given['hint'],
      options: given['options'],
      searchSource: given['search_source'],
      searchPlaceholder: given['search_placeholder'],
      autofill: given['autofill'],
      autofillSource: given['autofill_source'],
    }),
  );

const silentAction = ({ action_type, id, via_name, data }: PythonAction) =>
  hsl.silentAction(action_type, { id, viaName: via_name, ...(data && { data }) });

const BUILDERS: Readonly<Record<string, (given: Python) => object>> = {
  BaseElement: ({ hsl_type, text, ...rest }) => hsl.raw(hsl_type, text, common(rest)),
  Text: ({ text, quick_replies = [], ...rest }) =>
    hsl.text(text, {
      ...common(rest),
      quickReplies: quick_replies.map(actionable) as hsl.QuickReply[],
    }),
  Button: ({ text, actionables = [], ...rest }) =>
    hsl.button(text, actionables.map(actionable), common(rest)),
  Carousel: ({ text, items = [], width, aspect_ratio, ...rest }) =>
    hsl.carousel(
      text,
      items.map(card),
      defined({ ...common(rest), width, aspectRatio: aspect_ratio }),
    ),
  Form: ({ title, subtitle, fields = [] }) =>
    hsl.form(title, fields.map(field), defined({ subtitle })),
  NativeAction: ({ text, method, ...rest }) => hsl.nativeAction(text, method, common(rest)),
  Silent: ({ text, silent_actions, actions = silent_actions ?? [], ...rest }) =>
    hsl.silent(text, actions.map(silentAction), common(rest)),
  System: ({ text, event_name, payload, ...rest }) =>
    hsl.system(text, event_name, payload, common(rest)),
};

const FRAGMENTS: Readonly<Record<string, (given: never) => object>> = {
  Actionable: actionable,
  CarouselItem: card,
  FormField: field,
  SilentAction: silentAction,
};

const common = ({ voice_text }: Pick<Python, 'voice_text'>): ElementOptions =>
  voice_text === undefined ? {} : { voiceText: voice_text };

/** Builds the element of a golden file with this package. */
export function buildLikePython({ element, properties }: GoldenEntry): object {
  const build =
    BUILDERS[element] ?? (FRAGMENTS[element] as ((given: unknown) => object) | undefined);
  if (!build) throw new Error(`python-hsl's ${element} has no builder here`);
  return build(properties as unknown as Python);
}
