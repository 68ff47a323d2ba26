import { IconPhoto } from '@tabler/icons-react';
import {
  type Actionable,
  type Card,
  type FormElement,
  type HslElement,
  type KnownElement,
  isKind,
} from 'nestjs-haptik/hsl';
import { FormattedText } from './formatted.text.js';
import classes from './preview.module.css';

interface ContextTextProps {
  readonly contextTexts: ReadonlySet<string>;
}

/** A message of a chat: a bubble with its choices, or cards. */
export function ChatElement({ element, contextTexts }: { element: HslElement } & ContextTextProps) {
  const known = element as KnownElement;
  if (isKind(known, 'CAROUSEL'))
    return Array.from(known.data.items.entries(), ([index, card]) => (
      <ChatCard key={index} card={card} contextTexts={contextTexts} />
    ));
  if (isKind(known, 'FORM')) return <ChatForm form={known} contextTexts={contextTexts} />;
  const bubbleText = known.text ?? '';
  return (
    <>
      {bubbleText !== '' && (
        <div
          className={classes.bubble}
          {...(contextTexts.has(bubbleText) && { 'data-context': true, dir: 'auto' })}
        >
          <FormattedText text={bubbleText} />
        </div>
      )}
      {isKind(known, 'BUTTON') && (
        <ChoiceList of={known.data.items} list="buttons" one="button" contextTexts={contextTexts} />
      )}
      {isKind(known, 'TEXT') && known.data.quick_replies.length > 0 && (
        <ChoiceList
          of={known.data.quick_replies}
          list="replies"
          one="reply"
          contextTexts={contextTexts}
        />
      )}
    </>
  );
}

interface ChoiceListProps extends ContextTextProps {
  readonly of: readonly Actionable[];
  readonly list: 'buttons' | 'replies';
  readonly one: 'button' | 'reply';
}

function ChoiceList({ of, list, one, contextTexts }: ChoiceListProps) {
  return (
    <div className={classes[list]}>
      {Array.from(of.entries(), ([index, { actionable_text: label }]) => (
        <div key={index} className={classes[one]}>
          <ChatText of={label} contextTexts={contextTexts} />
        </div>
      ))}
    </div>
  );
}

function ChatCard({ card, contextTexts }: { card: Card } & ContextTextProps) {
  return (
    <div className={classes.card}>
      <div className={classes.picture} aria-hidden>
        <IconPhoto size={28} stroke={1.4} />
      </div>
      <div className={classes.cardBody}>
        <strong>
          <ChatText of={card.title} contextTexts={contextTexts} />
        </strong>
        <div className={classes.subTitle}>
          <ChatText of={card.sub_title} contextTexts={contextTexts} />
        </div>
      </div>
      {Array.from(card.actionables.entries(), ([index, { actionable_text: label }]) => (
        <div key={index} className={classes.button}>
          <ChatText of={label} contextTexts={contextTexts} />
        </div>
      ))}
    </div>
  );
}

function ChatForm({
  form: { title, data },
  contextTexts,
}: { form: FormElement } & ContextTextProps) {
  return (
    <div className={classes.card}>
      <div className={classes.cardBody}>
        <strong>
          <ChatText of={title} contextTexts={contextTexts} />
        </strong>
        {data.fields.map(({ key, hint }) => (
          <div key={key} className={classes.subTitle}>
            <ChatText of={hint} contextTexts={contextTexts} />
          </div>
        ))}
      </div>
    </div>
  );
}

function ChatText({ of, contextTexts }: { of: string } & ContextTextProps) {
  return contextTexts.has(of) ? (
    <bdi className={classes.contextTexts}>{of}</bdi>
  ) : (
    <FormattedText text={of} />
  );
}
