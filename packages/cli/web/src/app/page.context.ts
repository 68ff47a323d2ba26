import type { Channel } from 'nestjs-haptik/hsl';
import { createContext, use } from 'react';
import type { CallDraft } from '../call/call.draft.js';

export type Region = 'call' | 'chat' | 'inspector';
export type DialogName = 'shortcuts' | 'settings' | 'recordings' | 'export' | 'compare';

/** What the developer looks at. Unlike the conversation it belongs to the page. */
export interface PageContextValue {
  readonly region: Region;
  /** Shows a region on a narrow screen, and moves the focus there. */
  readonly showRegion: (region: Region, options?: { readonly focus?: boolean }) => void;
  readonly channel: Channel;
  readonly chooseChannel: (channel: Channel) => void;
  /** Undefined for the newest run. */
  readonly chosenRunId: string | undefined;
  readonly chooseRun: (id: string | undefined) => void;
  readonly draft: CallDraft;
  readonly changeDraft: (change: (draft: CallDraft) => CallDraft) => void;
  /** Labels of the fields of the call whose text is not valid. */
  readonly invalidFields: readonly string[];
  readonly markField: (label: string, isValid: boolean) => void;
  readonly dialog: DialogName | undefined;
  readonly openDialog: (dialog: DialogName | undefined) => void;
}

export const PageContext = createContext<PageContextValue | undefined>(undefined);

export function usePage(): PageContextValue {
  const value = use(PageContext);
  if (!value) throw new Error('The context of the page is missing');
  return value;
}
