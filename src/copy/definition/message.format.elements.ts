/** The element types of the parser. */
export const MESSAGE_ELEMENT = {
  literal: 0,
  argument: 1,
  number: 2,
  date: 3,
  time: 4,
  select: 5,
  plural: 6,
} as const;

/** An element of the parsed text, with the fields that validation uses. */
export interface MessageFormatElement {
  /** One of {@link MESSAGE_ELEMENT}, or another type, which is no placeholder. */
  readonly type: number;
  readonly value?: string;
  readonly style?:
    | string
    | {
        /** Tokens of a number skeleton. */
        readonly tokens?: readonly { readonly stem: string; readonly options: readonly string[] }[];
        /** Pattern of a date skeleton. */
        readonly pattern?: string;
        readonly parsedOptions?: object;
        /** Position in the text, with `captureLocation`. */
        readonly location?:
          { readonly start: SourcePosition; readonly end: SourcePosition } | undefined;
      }
    | null;
  readonly options?: Readonly<Record<string, { readonly value: readonly MessageFormatElement[] }>>;
  readonly offset?: number;
  readonly pluralType?: 'cardinal' | 'ordinal';
}

/** A position in a text. */
export interface SourcePosition {
  readonly offset: number;
}

/** All elements of a text, including those in branches of plurals and selects. */
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
