import type { RecordedCall, RecordedLogLine } from 'nestjs-haptik/internal';
import type { Terminal, TextStyle } from '../terminal.js';

type Style = Terminal['style'];

const STYLES: Readonly<Partial<Record<RecordedLogLine['level'], TextStyle>>> = {
  warn: 'yellow',
  error: 'red',
  fatal: ['red', 'bold'],
};

/** What the application recorded of a call, besides its reply: the handoff, the time and the log lines. */
export interface CallDetails extends Pick<
  RecordedCall,
  'outcome' | 'deadlineMs' | 'handoff' | 'logLines' | 'traceId'
> {}

export function toCallDetails(call: RecordedCall): CallDetails {
  const { outcome, deadlineMs, handoff, logLines, traceId } = call;
  return { outcome, deadlineMs, handoff, logLines, traceId };
}

/** Renders the details of a call as text. */
export function renderCallDetails(details: CallDetails, style: Style): string {
  const { outcome, deadlineMs, handoff, logLines, traceId } = details;
  const lines = [
    ...(outcome.kind === 'failed' ? [style('yellow', `the method failed: ${outcome.reason}`)] : []),
    ...(handoff
      ? [`handoff to ${handoff.team ?? 'the default team'}: ${handoff.outcome} (${handoff.reason})`]
      : []),
    ...(deadlineMs === null
      ? []
      : [style('dim', `deadline of the method: ${deadlineMs / 1000} s`)]),
    ...(traceId === null ? [] : [style('dim', `trace ${traceId}`)]),
    ...(logLines.length === 0 ? [style('dim', 'no log lines')] : []),
    ...logLines.flatMap((line) => renderLogLine(line, style)),
  ];
  return `\n${lines.join('\n')}\n`;
}

function renderLogLine({ level, context, message, atMs }: RecordedLogLine, style: Style): string[] {
  const [first = '', ...others] = message.split('\n').map(clean);
  const color = STYLES[level];
  const name = color ? style(color, level.padEnd(7)) : level.padEnd(7);
  const source = context === null ? '' : style('dim', `[${clean(context)}] `);
  const head = `${style('dim', `+${atMs} ms`.padStart(8))}  ${name} ${source}${first}`;
  return [head, ...others.map((line) => style('dim', `          ${line}`))];
}

/** Removes control characters, which a terminal would interpret. */
function clean(text: string): string {
  return text.replaceAll(/\p{Cc}/gu, ' ');
}
