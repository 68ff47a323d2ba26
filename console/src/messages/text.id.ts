/** Names a text: one key in one language. */
export interface TextId {
  readonly key: string;
  readonly language: string;
}
