import type {
  HslElement,
  NativeActionElement,
  SilentElement,
  SystemElement,
} from 'nestjs-haptik/hsl';
import { useChatSettings } from '../chat/chat.context.js';
import { Bubble } from './chat.text.js';
import noteClasses from './note.module.css';
import textClasses from './texts.module.css';

/** An event of the chat, as a line between the messages. */
export function SystemLine({ element: { text, data } }: { element: SystemElement }) {
  const { agent_name, team_name } = data.payload;
  const people = [agent_name, team_name].filter((name) => typeof name === 'string' && name !== '');
  return (
    <p className={noteClasses.systemLine}>
      <bdi>{text || data.event_name}</bdi>
      {people.length > 0 && <span className={textClasses.soft}> · {people.join(' · ')}</span>}
    </p>
  );
}

/** An element for the app around the chat: its text, and a note with what the app receives. */
export function AppElement({ element }: { element: SilentElement | NativeActionElement }) {
  const { labels } = useChatSettings();
  return (
    <>
      {element.type === 'NATIVE_ACTION' && <Bubble text={element.text} />}
      <JsonNote note={labels.invisible(element.type)} value={element.data} />
    </>
  );
}

/** An element of an unknown kind: its text, and its JSON. */
export function UnknownElement({ element }: { element: HslElement }) {
  const { labels } = useChatSettings();
  return (
    <>
      <Bubble text={typeof element.text === 'string' ? element.text : ''} />
      <JsonNote note={labels.unknownKind(element.type)} value={element} />
    </>
  );
}

function JsonNote({ note, value }: { note: string; value: unknown }) {
  return (
    <details className={noteClasses.note}>
      <summary>{note}</summary>
      {/* Scrolls by the arrow keys. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <pre dir="ltr" lang="en" tabIndex={0}>
        {JSON.stringify(value, null, 2)}
      </pre>
    </details>
  );
}
