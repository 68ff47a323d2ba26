/** Identifies a text: a key and a language. */
export interface TextId {
  readonly key: string;
  readonly language: string;
}
