import type { Terminal } from '../terminal.js';
import type { ReplyDifference } from './reply.comparison.js';

/** A call that was sent again. */
export interface ReplayedCall {
  readonly id: string;
  readonly bot: string;
  readonly node: string | null;
  readonly durationMs: number;
  /** Empty when the replies are the same. */
  readonly differences: readonly ReplyDifference[];
  /** Why the target refuses the signature, and the cure; absent when it accepts it. */
  readonly refusal?: string;
}

interface ReplayDocument {
  readonly target: string;
  readonly skipped: number;
  readonly calls: readonly ReplayedCall[];
}

/** What came of all calls, and why signatures were refused. */
export function renderSummary({ target, skipped, calls }: ReplayDocument): string {
  const different = calls.filter(({ differences }) => differences.length > 0).length;
  const summary = [
    `${calls.length} ${calls.length === 1 ? 'call' : 'calls'} sent to ${target}`,
    different === 0 ? 'all replies are the same' : `${different} with another reply`,
    ...(skipped > 0 ? [`${skipped} without a recorded body skipped`] : []),
  ];
  const refusals = new Set(calls.flatMap(({ refusal }) => refusal ?? []));
  const causes = [...refusals].map((one) => `The target refuses the signature. ${one}\n`);
  return [`${summary.join(', ')}.\n`, ...causes].join('');
}

/** A call, with what differs. */
export function renderCall(
  { id, bot, node, durationMs, differences }: ReplayedCall,
  style: Terminal['style'],
): string {
  const mark = differences.length === 0 ? style('green', '✓') : style('red', '✗');
  const botPrefix = bot === 'default' ? '' : `${bot}/`;
  const head = `${mark} ${botPrefix}${node ?? 'unknown node'}  ${style('dim', `${id}  ${durationMs} ms`)}\n`;
  return head + differences.map((one) => renderDifference(one, style)).join('');
}

function renderDifference(difference: ReplyDifference, style: Terminal['style']): string {
  const line = (sign: string, key: 'recorded' | 'replayed', color: 'red' | 'green'): string =>
    key in difference
      ? `      ${style(color, `${sign} ${JSON.stringify(difference[key])}`)}\n`
      : '';
  return `    ${difference.path}\n${line('-', 'recorded', 'red')}${line('+', 'replayed', 'green')}`;
}
