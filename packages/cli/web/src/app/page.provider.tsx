import { useLocalStorage } from '@mantine/hooks';
import type { Channel } from 'nestjs-haptik/hsl';
import { type ReactNode, useCallback, useMemo, useState } from 'react';
import { usePlayground } from '../api/playground.state.hook.js';
import { toShownChannel } from '../chat/shown.channel.js';
import { type CallDraft, EMPTY_CALL } from '../call/call.draft.js';
import {
  type DialogName,
  PageContext,
  type PageContextValue,
  type Region,
} from './page.context.js';
import { regionId } from './region.id.js';

/** Keeps what the developer looks at. The draft of the call survives a reload of the page, for each receiver. */
export function PageProvider({ children }: { children: ReactNode }) {
  const { target, conversation } = usePlayground();
  const [region, setRegion] = useState<Region>('chat');
  const [chosenRunId, chooseRun] = useState<string>();
  const [dialog, openDialog] = useState<DialogName>();
  const [draft, setDraft] = useLocalStorage<CallDraft>({
    key: `haptik-playground.draft ${target.url}`,
    defaultValue: EMPTY_CALL,
    getInitialValueInEffect: false,
  });
  const [chosen, chooseChannel] = useState<Channel>();
  const channel = toShownChannel(chosen, conversation.devicePlatform);
  const showRegion = useCallback<PageContextValue['showRegion']>((name, { focus = false } = {}) => {
    setRegion(name);
    if (focus) requestAnimationFrame(() => document.getElementById(regionId(name))?.focus());
  }, []);
  const changeDraft = useCallback<PageContextValue['changeDraft']>(
    (change) => setDraft((old) => change(old)),
    [setDraft],
  );
  const [invalidFields, setInvalidFields] = useState<readonly string[]>([]);
  const markField = useCallback<PageContextValue['markField']>((label, isValid) => {
    setInvalidFields((old) => {
      if (old.includes(label) !== isValid) return old;
      return isValid ? old.filter((one) => one !== label) : [...old, label];
    });
  }, []);
  const value = useMemo(
    () => ({
      region,
      showRegion,
      channel,
      chooseChannel,
      chosenRunId,
      chooseRun,
      draft,
      changeDraft,
      invalidFields,
      markField,
      dialog,
      openDialog,
    }),
    [
      region,
      showRegion,
      channel,
      chosenRunId,
      draft,
      changeDraft,
      invalidFields,
      markField,
      dialog,
    ],
  );
  return <PageContext value={value}>{children}</PageContext>;
}
