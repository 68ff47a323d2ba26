import type { Card, CarouselElement } from 'nestjs-haptik/hsl';
import { useChatSettings } from '../chat/chat.context.js';
import type { ElementPath } from '../chat/chat.handlers.js';
import { ActionButton } from './action.button.js';
import { ChatText } from './chat.text.js';
import { Picture } from './picture.js';
import cardClasses from './cards.module.css';
import choiceClasses from './choices.module.css';
import textClasses from './texts.module.css';

/** Ratios from here on hide the images. */
const HIDDEN_RATIO = 1000;
const MIN_RATIO = 0.5;
const MAX_RATIO = 4;

/** The cards of a carousel side by side. A single card without texts is an image or a video. */
export function CardRow({ element: { text, data } }: { element: CarouselElement }) {
  const { labels } = useChatSettings();
  const { items, image_aspect_ratio: ratio } = data;
  const hasImages = ratio < HIDDEN_RATIO;
  const shape = hasImages ? Math.min(MAX_RATIO, Math.max(MIN_RATIO, ratio || 1)) : undefined;
  const cards = Array.from(items.entries(), ([index, card]) => (
    <ChatCard
      key={index}
      card={card}
      path={['data', 'items', index]}
      ratio={shape}
      alt={text}
      width={data.width}
    />
  ));
  if (items.length < 2) return <>{cards}</>;
  return (
    // Scrolls by the arrow keys, also where no card has a button.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <div className={cardClasses.cards} role="group" aria-label={labels.cards} tabIndex={0}>
      {cards}
    </div>
  );
}

interface ChatCardProps {
  readonly card: Card;
  readonly path: ElementPath;
  /** Undefined if images are hidden. */
  readonly ratio: number | undefined;
  /** Describes the image of a card without a title. */
  readonly alt: string;
  readonly width: string;
}

function ChatCard({ card, path, ratio, alt, width }: ChatCardProps) {
  const { title, sub_title, description, meta, thumbnail, actionables, mini_actionable } = card;
  const hasText = [title, sub_title, description, meta].some((text) => text !== '');
  return (
    <div className={cardClasses.card} data-width={width}>
      {ratio !== undefined && thumbnail.image !== '' && (
        <Picture url={thumbnail.image} alt={title || alt} ratio={ratio} />
      )}
      {hasText && (
        <div className={cardClasses.cardBody}>
          <CardLine of={title} className={textClasses.cardTitle} />
          <CardLine of={sub_title} className={textClasses.soft} />
          <CardLine of={description} className={textClasses.description} />
          <CardLine of={meta} className={textClasses.meta} />
        </div>
      )}
      {(actionables.length > 0 || mini_actionable) && (
        <div className={choiceClasses.cardButtons}>
          {Array.from(actionables.entries(), ([index, actionable]) => (
            <ActionButton
              key={index}
              actionable={actionable}
              path={[...path, 'actionables', index]}
            />
          ))}
          {mini_actionable && (
            <ActionButton actionable={mini_actionable} path={[...path, 'mini_actionable']} />
          )}
        </div>
      )}
    </div>
  );
}

function CardLine({ of, className }: { of: string; className: string | undefined }) {
  if (of === '') return null;
  return (
    <div className={className}>
      <bdi>
        <ChatText of={of} />
      </bdi>
    </div>
  );
}
