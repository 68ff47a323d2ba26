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
      }
    | null;
  readonly options?: Readonly<Record<string, { readonly value: readonly TextElement[] }>>;
  readonly offset?: number;
  readonly pluralType?: 'cardinal' | 'ordinal';
}

/** All parts of a text, also those within a plural or a select. */
export function* elementsOf(elements: readonly TextElement[]): Generator<TextElement> {
  for (const element of elements) {
    yield element;
    for (const { value } of Object.values(element.options ?? {})) yield* elementsOf(value);
  }
}
