import {
  IconExternalLink,
  IconForms,
  IconMapPin,
  IconPhone,
  IconShare2,
  IconUpload,
  type TablerIcon,
} from '@tabler/icons-react';
import { VisuallyHidden } from '@mantine/core';
import type { Actionable } from 'nestjs-haptik/hsl';
import type { ReactNode } from 'react';
import { useChatSettings, useMessageActions } from '../chat/chat.context.js';
import type { ElementPath } from '../chat/chat.handlers.js';
import { ChatLabel } from './chat.text.js';
import choiceClasses from './choices.module.css';

interface ActionButtonProps {
  readonly actionable: Actionable;
  readonly path: ElementPath;
  /** A button below a message, or a quick reply. */
  readonly look?: 'button' | 'reply';
}

const ICONS_BY_URI: Readonly<Record<string, TablerIcon>> = {
  LINK: IconExternalLink,
  SELF_SERVE_WEB: IconExternalLink,
  CALL: IconPhone,
  SEND_LOCATION: IconMapPin,
  SEND_MULTIPLE_LOCATIONS: IconMapPin,
  GALLERY_PICKER: IconUpload,
  IMAGE_UPLOAD: IconUpload,
  DOCUMENT_PICKER: IconUpload,
};
const ICONS_BY_TYPE: Readonly<Record<string, TablerIcon>> = {
  FORM_SHOW: IconForms,
  SHARE: IconShare2,
  SHARE_RECEIPT: IconShare2,
  SHARE_REFERRAL: IconShare2,
};

/** A control for an actionable. Links are links, so that users see where they lead. */
export function ActionButton({ actionable, path, look = 'button' }: ActionButtonProps) {
  const actions = useMessageActions();
  const { labels } = useChatSettings();
  const content = <ActionContent actionable={actionable} />;
  if (!actions) return <div className={choiceClasses[look]}>{content}</div>;
  const press = (): void => actions.onPress(actionable, path);
  const url = getWebUrl(actionable);
  if (url === undefined)
    return (
      <button type="button" className={choiceClasses[look]} onClick={press}>
        {content}
      </button>
    );
  return (
    <a
      className={choiceClasses[look]}
      href={url}
      target="_blank"
      rel="noopener noreferrer"
      onClick={press}
    >
      {content}
      <VisuallyHidden>({labels.newTab})</VisuallyHidden>
    </a>
  );
}

function ActionContent({ actionable }: { actionable: Actionable }): ReactNode {
  const { actionable_text: label, type, uri, emoji, is_default } = actionable;
  const Icon = ICONS_BY_URI[uri] ?? ICONS_BY_TYPE[type];
  return (
    <>
      {Icon && (
        <Icon className={choiceClasses.actionIcon ?? ''} size={16} stroke={1.8} aria-hidden />
      )}
      <span data-default={is_default === 1 || undefined}>
        {emoji !== undefined && emoji !== '' && `${emoji} `}
        <ChatLabel of={label} />
      </span>
    </>
  );
}

/** The URL of a link. Other schemes than those of web pages are not opened. */
function getWebUrl({ uri, payload }: Actionable): string | undefined {
  if (uri !== 'LINK' && uri !== 'SELF_SERVE_WEB') return undefined;
  return toWebUrl(payload.url || payload.link);
}

/** A URL with http or https; undefined for anything else. */
export function toWebUrl(url: unknown): string | undefined {
  if (typeof url !== 'string' || !URL.canParse(url)) return undefined;
  return /^https?:$/.test(new URL(url).protocol) ? url : undefined;
}
