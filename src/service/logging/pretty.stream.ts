import { inspect } from 'node:util';
import { PinoPretty } from 'pino-pretty';

type PrettyStream = ReturnType<typeof PinoPretty>;
type PrettyOptions = NonNullable<Parameters<typeof PinoPretty>[0]>;
type MessageFormat = Extract<PrettyOptions['messageFormat'], (...given: never[]) => unknown>;
type Colors = Parameters<MessageFormat>[3]['colors'];

const LABELS: Readonly<Record<string, string>> = { info: 'LOG', trace: 'VERBOSE' };
const WIDTH = 7;
const TIME = new Intl.DateTimeFormat(undefined, {
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: 'numeric',
  minute: 'numeric',
  second: 'numeric',
});

/** Prints lines as Nest's own logger does, for a person at a terminal. */
export function createPrettyStream(): PrettyStream {
  return PinoPretty({
    sync: true,
    hideObject: true,
    messageKey: 'message',
    timestampKey: 'time',
    ignore: 'pid,hostname,time,level,context',
    messageFormat: (log, messageKey, _, { colors }) => formatLine(log, log[messageKey], colors),
  });
}

function formatLine(log: Record<string, unknown>, message: unknown, colors: Colors): string {
  const { level, pid, time, context, stack, params } = log;
  const label = LABELS[String(level)] ?? String(level).toUpperCase();
  const paint = colorOf(String(level), colors);
  return [
    `${paint(`[Haptik] ${String(pid)}  -`)} ${TIME.format(new Date(String(time)))} `,
    paint(label.padStart(WIDTH)),
    ...(context === undefined ? [] : [colors.yellow(`[${print(context)}]`)]),
    paint(print(message)),
    ...(params === undefined ? [] : [print(params)]),
    ...(stack === undefined ? [] : [`\n${print(stack)}`]),
  ].join(' ');
}

function print(value: unknown): string {
  return typeof value === 'string' ? value : inspect(value, { depth: 5, breakLength: Infinity });
}

function colorOf(level: string, colors: Colors): (text: string) => string {
  if (level === 'error') return colors.red;
  if (level === 'warn') return colors.yellow;
  if (level === 'debug') return colors.magentaBright;
  if (level === 'trace') return colors.cyanBright;
  return level === 'fatal' ? colors.bold : colors.green;
}
