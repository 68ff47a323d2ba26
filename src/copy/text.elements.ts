/** A part of a text as the parser tells it, as far as checks look at it. */
export interface TextElement {
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
  readonly options?: Readonly<Record<string, { readonly value: readonly TextElement[] }>>;
  readonly offset?: number;
  readonly pluralType?: 'cardinal' | 'ordinal';
}

interface Place {
  readonly offset: number;
}

/** All parts of a text, also those within a plural or a select. */
export function elementsOf(
  parts: readonly TextElement[],
  all: TextElement[] = [],
): readonly TextElement[] {
  for (const part of parts) {
    all.push(part);
    for (const { value } of Object.values(part.options ?? {})) elementsOf(value, all);
  }
  return all;
}
