import { IconPhoto } from '@tabler/icons-react';
import type { Channel } from '../../../../src/hsl/channel/channel.rules.js';
import type { CopyUse } from '../../api/contract.js';
import { useText } from '../../texts/text.hook.js';
import { nameOf } from './channels.js';
import { Marked } from './marked.js';
import classes from './preview.module.css';

interface ChatScreenProps {
  readonly channel: Channel;
  readonly use: CopyUse;
  /** With its values filled in. */
  readonly text: string;
  readonly language: string;
}

/** A piece of a chat in the colours of a channel; what stands around the text is grey. */
export function ChatScreen({ channel, use, text: shown, language }: ChatScreenProps) {
  const text = useText();
  const own = <Marked text={shown} />;
  return (
    <figure
      className={classes.screen}
      data-channel={channel.startsWith('whatsapp') ? 'whatsapp' : channel}
      aria-label={text('preview.of', { channel: nameOf(channel) })}
      lang={language}
    >
      {use === 'text' || use.endsWith('Text') ? (
        <div className={classes.bubble}>{own}</div>
      ) : use.startsWith('card') ? null : (
        <div className={classes.bubble} data-around>
          {text('preview.above')}
        </div>
      )}
      <Around use={use} own={own} />
    </figure>
  );
}

function Around({ use, own }: { use: CopyUse; own: React.ReactNode }) {
  const text = useText();
  const grey = (
    <span className={classes.around} aria-hidden>
      {text('preview.other')}
    </span>
  );
  switch (use) {
    case 'button':
    case 'buttonText':
      return (
        <div className={classes.buttons}>
          {use === 'button' && <div className={classes.button}>{own}</div>}
          <div className={classes.button}>{grey}</div>
        </div>
      );
    case 'quickReply':
    case 'quickReplyText':
      return (
        <div className={classes.replies}>
          {use === 'quickReply' && <div className={classes.reply}>{own}</div>}
          <div className={classes.reply}>{grey}</div>
        </div>
      );
    case 'cardTitle':
    case 'cardSubTitle':
    case 'cardLabel':
      return <Card use={use} own={own} />;
    default:
      return null;
  }
}

function Card({ use, own }: { use: CopyUse; own: React.ReactNode }) {
  const text = useText();
  const grey = (name: 'preview.card' | 'preview.card.sub' | 'preview.card.label') => (
    <span className={classes.around} aria-hidden>
      {text(name)}
    </span>
  );
  return (
    <div className={classes.card}>
      <div className={classes.picture} aria-hidden>
        <IconPhoto size={28} stroke={1.4} />
      </div>
      <div className={classes.cardBody}>
        <strong>{use === 'cardTitle' ? own : grey('preview.card')}</strong>
        <div className={classes.subTitle}>
          {use === 'cardSubTitle' ? own : grey('preview.card.sub')}
        </div>
      </div>
      <div className={classes.button}>{use === 'cardLabel' ? own : grey('preview.card.label')}</div>
    </div>
  );
}
