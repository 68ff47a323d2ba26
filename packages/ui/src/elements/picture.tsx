import { IconPhoto, IconPhotoOff, IconPlayerPlayFilled } from '@tabler/icons-react';
import { VisuallyHidden } from '@mantine/core';
import { type CSSProperties, useState } from 'react';
import { useChatSettings, useMessageActions } from '../chat/chat.context.js';
import { toWebUrl } from './action.button.js';
import cardClasses from './cards.module.css';

interface PictureProps {
  readonly url: string;
  readonly alt: string;
  /** Width divided by height. */
  readonly ratio: number;
}

const ICON = { size: 28, stroke: 1.4 } as const;

/** An image, loaded when it scrolls into view, or a video as a link to its page. */
export function Picture({ url, alt, ratio }: PictureProps) {
  const { loadsImages, labels } = useChatSettings();
  const [failedUrl, setFailedUrl] = useState<string>();
  const style: CSSProperties = { aspectRatio: ratio };
  if (isVideo(url)) return <VideoFrame url={url} alt={alt} style={style} />;
  if (loadsImages && failedUrl !== url)
    return (
      <img
        key={url}
        className={cardClasses.picture}
        style={style}
        src={url}
        alt={alt || labels.image}
        loading="lazy"
        decoding="async"
        referrerPolicy="no-referrer"
        onError={() => setFailedUrl(url)}
      />
    );
  return (
    <div className={cardClasses.frame} style={style}>
      {loadsImages ? (
        <>
          <IconPhotoOff {...ICON} aria-hidden />
          <span>{labels.imageFailed}</span>
          {alt !== '' && <VisuallyHidden>{alt}</VisuallyHidden>}
        </>
      ) : (
        <IconPhoto {...ICON} aria-hidden />
      )}
    </div>
  );
}

function VideoFrame({ url, alt, style }: { url: string; alt: string; style: CSSProperties }) {
  const { labels } = useChatSettings();
  const isInteractive = useMessageActions() !== undefined;
  const href = toWebUrl(url);
  const content = (
    <>
      <span className={cardClasses.play}>
        <IconPlayerPlayFilled size={24} aria-hidden />
      </span>
      {labels.video}
      {alt !== '' && <VisuallyHidden>: {alt}</VisuallyHidden>}
    </>
  );
  return isInteractive && href !== undefined ? (
    <a
      className={cardClasses.frame}
      style={style}
      href={href}
      target="_blank"
      rel="noopener noreferrer"
    >
      {content}
      <VisuallyHidden>({labels.newTab})</VisuallyHidden>
    </a>
  ) : (
    <div className={cardClasses.frame} style={style}>
      {content}
    </div>
  );
}

/** A URL that Haptik plays as a video instead of showing an image. */
function isVideo(url: string): boolean {
  return /^https?:\/\/(www\.)?youtube(-nocookie)?\.com\/embed\//.test(url);
}
