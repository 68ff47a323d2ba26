/** A part of a text as the parser tells it, as far as checks look at it. */
export interface MessageFormatElement {
  readonly type: number;
  readonly value?: string;
  readonly style?:
    | string
    | {
        /** Of a number's skeleton. */
        readonly tokens?: readonly { readonly stem: string; readonly options: readonly string[] }[];
        /** Of a date's skeleton. */
        readonly pattern?: string;
        readonly parsedOptions?: object;
        /** Where it stands in the text, when that was asked for. */
        readonly location?: { readonly start: Place; readonly end: Place } | undefined;
      }
    | null;
  readonly options?: Readonly<Record<string, { readonly value: readonly MessageFormatElement[] }>>;
  readonly offset?: number;
  readonly pluralType?: 'cardinal' | 'ordinal';
}

interface Place {
  readonly offset: number;
}

/** All parts of a text, also those within a plural or a select. */
export function walkMessageElements(
  parts: readonly MessageFormatElement[],
  all: MessageFormatElement[] = [],
): readonly MessageFormatElement[] {
  for (const part of parts) {
    all.push(part);
    for (const { value } of Object.values(part.options ?? {})) walkMessageElements(value, all);
  }
  return all;
}
