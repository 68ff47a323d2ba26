import type { Terminal } from '../terminal.js';
import type { ReplyReport, StateChange } from '../webhook/reply.report.js';
import { renderMessage } from './element.view.js';

type Style = Terminal['style'];

/** How a call went, for the head of a view. */
export interface CallSummary {
  readonly channel: string;
  readonly durationMs: number;
  readonly limitMs: number;
}

/** Renders a reply as a person reads it: the messages, what changed in them, the state, and the findings. */
export function renderReply(
  report: ReplyReport,
  { channel, durationMs, limitMs }: CallSummary,
  style: Style,
): string {
  const time = `${formatSeconds(durationMs)} of ${formatSeconds(limitMs)}`;
  const { outcome, botBreak, messages, stateChanges } = report;
  if (outcome === 'bot-break') {
    const head = style(['red', 'bold'], 'bot break');
    return `${head} after ${time}: ${botBreak?.detail ?? 'the response is not a reply'}\n`;
  }
  const head =
    outcome === 'success' ? style('green', 'success') : style('yellow', 'failure (status: false)');
  const shown = messages.flatMap(({ shown: all, changes, findings }) => [
    '',
    ...all.flatMap((message) => renderMessage(message, style)),
    ...changes.map(({ message, path }) =>
      style('dim', `  changed for ${channel}: ${message}${at(path)}`),
    ),
    ...findings.map(({ severity, message, path }) =>
      style(severity === 'error' ? 'red' : 'yellow', `  ${severity}: ${message}${at(path)}`),
    ),
  ]);
  const state = stateChanges.map((change) => renderStateChange(change, style));
  const lines = [
    `${head} after ${time}, on ${channel}`,
    ...shown,
    ...(state.length > 0 ? ['', ...state] : []),
  ];
  return `${lines.join('\n')}\n`;
}

const at = (path: string): string => (path === '' ? '' : ` (${path})`);

function renderStateChange({ map, key, kind, before, after }: StateChange, style: Style): string {
  const name = `${map}.${key}`;
  if (kind === 'added') return style('green', `+ ${name}: ${JSON.stringify(after)}`);
  if (kind === 'omitted') return style('dim', `  ${name} is not in the reply`);
  return style('yellow', `~ ${name}: ${JSON.stringify(before)} → ${JSON.stringify(after)}`);
}

function formatSeconds(milliseconds: number): string {
  const seconds = milliseconds / 1000;
  return `${Number(seconds.toFixed(seconds < 1 ? 3 : 1))} s`;
}
