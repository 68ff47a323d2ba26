/** Names a text: one key in one language. */
export interface TextPlace {
  readonly key: string;
  readonly language: string;
}
