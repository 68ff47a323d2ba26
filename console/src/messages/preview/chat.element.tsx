import { IconPhoto } from '@tabler/icons-react';
import type { Actionable } from '../../../../src/hsl/wire/actionable.js';
import {
  type Card,
  type FormElement,
  isKind,
  type KnownElement,
} from '../../../../src/hsl/wire/elements.js';
import type { HslElement } from '../../../../src/hsl/wire/hsl.element.js';
import { Marked } from './marked.js';
import classes from './preview.module.css';

interface Around {
  readonly around: ReadonlySet<string>;
}

/** One message of a chat: a bubble, and what can be tapped below it; or cards. */
export function ChatElement({ element, around }: { element: HslElement } & Around) {
  const known = element as KnownElement;
  if (isKind(known, 'CAROUSEL'))
    return Array.from(known.data.items.entries(), ([place, card]) => (
      <ChatCard key={place} card={card} around={around} />
    ));
  if (isKind(known, 'FORM')) return <ChatForm form={known} around={around} />;
  const words = known.text ?? '';
  return (
    <>
      {words !== '' && (
        <div
          className={classes.bubble}
          {...(around.has(words) && { 'data-around': true, dir: 'auto' })}
        >
          <Marked text={words} />
        </div>
      )}
      {isKind(known, 'BUTTON') && (
        <Choices of={known.data.items} list="buttons" one="button" around={around} />
      )}
      {isKind(known, 'TEXT') && known.data.quick_replies.length > 0 && (
        <Choices of={known.data.quick_replies} list="replies" one="reply" around={around} />
      )}
    </>
  );
}

interface ChoicesProps extends Around {
  readonly of: readonly Actionable[];
  readonly list: 'buttons' | 'replies';
  readonly one: 'button' | 'reply';
}

function Choices({ of, list, one, around }: ChoicesProps) {
  return (
    <div className={classes[list]}>
      {Array.from(of.entries(), ([place, { actionable_text: label }]) => (
        <div key={place} className={classes[one]}>
          <Words of={label} around={around} />
        </div>
      ))}
    </div>
  );
}

function ChatCard({ card, around }: { card: Card } & Around) {
  return (
    <div className={classes.card}>
      <div className={classes.picture} aria-hidden>
        <IconPhoto size={28} stroke={1.4} />
      </div>
      <div className={classes.cardBody}>
        <strong>
          <Words of={card.title} around={around} />
        </strong>
        <div className={classes.subTitle}>
          <Words of={card.sub_title} around={around} />
        </div>
      </div>
      {Array.from(card.actionables.entries(), ([place, { actionable_text: label }]) => (
        <div key={place} className={classes.button}>
          <Words of={label} around={around} />
        </div>
      ))}
    </div>
  );
}

function ChatForm({ form: { title, data }, around }: { form: FormElement } & Around) {
  return (
    <div className={classes.card}>
      <div className={classes.cardBody}>
        <strong>
          <Words of={title} around={around} />
        </strong>
        {data.fields.map(({ key, hint }) => (
          <div key={key} className={classes.subTitle}>
            <Words of={hint} around={around} />
          </div>
        ))}
      </div>
    </div>
  );
}

function Words({ of, around }: { of: string } & Around) {
  return around.has(of) ? <bdi className={classes.around}>{of}</bdi> : <Marked text={of} />;
}
