import { type Channel } from 'nestjs-haptik/hsl';
import { createContext, useContext } from 'react';
import { type ChannelLook, getChannelLook } from './channel.look.js';
import type { ChatHandlers } from './chat.handlers.js';
import { CHAT_LABELS, type ChatLabels } from './chat.labels.js';

/** What all parts of a chat know of it. */
export interface ChatSettings {
  readonly channel: Channel;
  readonly look: ChannelLook;
  readonly language: string;
  readonly labels: ChatLabels;
  /** Sample texts around the text that is shown; drawn in gray. */
  readonly contextTexts: ReadonlySet<string>;
  /** Whether images are loaded; otherwise a frame is drawn. */
  readonly loadsImages: boolean;
}

export const ChatSettingsContext = createContext<ChatSettings>({
  channel: 'web',
  look: getChannelLook('web'),
  language: 'en',
  labels: CHAT_LABELS,
  contextTexts: new Set(),
  loadsImages: true,
});

export function useChatSettings(): ChatSettings {
  return useContext(ChatSettingsContext);
}

/** What users can do with the message around; undefined if it is only looked at. */
export interface MessageActions extends ChatHandlers {
  /** Whether the user has written since, so that quick replies vanish. */
  readonly isPast: boolean;
  /** Whether the user has sent the form. */
  readonly isSent: boolean;
}

export const MessageActionsContext = createContext<MessageActions | undefined>(undefined);

export function useMessageActions(): MessageActions | undefined {
  return useContext(MessageActionsContext);
}
