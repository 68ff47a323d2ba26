/* Components and theme for pages that Vite bundles. Texts come from the page. */

// Theme and common components
export { cssVariables, theme } from './theme/theme.js';
export { ColorSchemeItems, type ColorSchemeLabels } from './common/color.scheme.items.js';
export { EmptyState } from './common/empty.state.js';
export { useEscapeKey } from './common/escape.key.hook.js';
export { Loading } from './common/loading.js';
export { Logo } from './common/logo.js';
export { hasOpenOverlay } from './common/open.overlay.js';
export { SkipLink } from './common/skip.link.js';
export { type Direction, detectDirection, isRightToLeft } from './text/text.direction.js';

// The chat as users see it
export { ChatScreen } from './chat/chat.screen.js';
export { ChannelButton } from './chat/channel.button.js';
export { ChatMessage } from './chat/chat.message.js';
export { CHANNEL_NAMES, channelName } from './chat/channel.look.js';
export { CHAT_LABELS, type ChatLabels } from './chat/chat.labels.js';
export type { ChatHandlers, ElementPath, FormValues, SelectedItem } from './chat/chat.handlers.js';
export { ChannelChangeList } from './chat/channel.change.list.js';
export { ChatTranscript } from './transcript/chat.transcript.js';
export type { EntryHandlers, EntryPart } from './transcript/transcript.entry.js';
export type {
  AgentChatEntry,
  BotChatEntry,
  ChatEntry,
  SystemChatEntry,
  UserChatEntry,
} from './transcript/chat.entry.js';
