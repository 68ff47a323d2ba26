import type { KeyboardEvent } from 'react';

/** Whether the key sends the call, so that the text of the field must count before. */
export const isSendKey = ({ key, ctrlKey, metaKey }: KeyboardEvent): boolean =>
  key === 'Enter' && (ctrlKey || metaKey);
