import '@mantine/core/styles.css';
import '../src/theme/theme.css';
import { MantineProvider } from '@mantine/core';
import type { Channel, HslElement } from 'nestjs-haptik/hsl';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import {
  type ChatEntry,
  ChatMessage,
  ChatScreen,
  ChatTranscript,
  type EntryHandlers,
  cssVariables,
  theme,
} from '../src/index.js';

/** What a browser test shows. */
export interface ChatPageInput {
  readonly channel: Channel;
  readonly language?: string;
  readonly title?: string;
  /** Messages that are only looked at. */
  readonly elements?: readonly HslElement[];
  /** A transcript that can be used. */
  readonly entries?: readonly ChatEntry[];
  readonly isTyping?: boolean;
  readonly height?: number;
}

const container = document.getElementById('root') ?? document.body;
const root = createRoot(container);

/** What the user did, for the test to read. */
const events: unknown[] = [];

const handlers: EntryHandlers = {
  onPress: (actionable, part, selected) =>
    events.push({ press: actionable.actionable_text, ...part, selected }),
  onSubmit: (form, values, part) => events.push({ submit: form.title, values, ...part }),
  onSearch: (field, text) => {
    events.push({ search: field.key, text });
    return text === 'fail'
      ? Promise.reject(new Error('no search'))
      : Promise.resolve(['Pune', 'Panaji', 'Agra'].filter((one) => one.includes(text)));
  },
};

function show(input: ChatPageInput): void {
  const { channel, language = 'en', title, elements, entries, isTyping = false, height } = input;
  root.render(
    <StrictMode>
      <MantineProvider theme={theme} cssVariablesResolver={cssVariables} defaultColorScheme="auto">
        <main style={{ display: 'flex', flexDirection: 'column', height }}>
          <h1 style={{ fontSize: 14, margin: 4 }}>{channel}</h1>
          <ChatScreen
            channel={channel}
            language={language}
            label={`Chat on ${channel}`}
            {...(title !== undefined && { title })}
            className="screen"
          >
            {entries ? (
              <ChatTranscript
                entries={entries}
                label="Messages"
                handlers={handlers}
                isTyping={isTyping}
              />
            ) : (
              Array.from((elements ?? []).entries(), ([index, element]) => (
                <ChatMessage key={index} element={element} />
              ))
            )}
          </ChatScreen>
        </main>
      </MantineProvider>
    </StrictMode>,
  );
}

Object.assign(window, { showChat: show, chatEvents: events });
