import type { Run } from '../../api/page.contract.js';
import { FAULTS } from '../../call/fault.list.js';
import { describeOutcome, getRunTone } from '../../history/run.description.js';
import { RunDot } from '../../history/run.dot.js';
import classes from './overview.module.css';

const CHAT_STATES = { bot: 'with the bot', pending: 'pending', complete: 'complete' } as const;

/** The outcome in a line, and why. */
export function Verdict({ run }: { run: Run }) {
  const { httpStatus, botBreak, failure, fault, recorded } = run;
  const title = describeOutcome(run);
  return (
    <div className={classes.verdict} data-tone={getRunTone(run)}>
      <div className={classes.verdictTitle}>
        <RunDot run={run} />
        <strong>{title.charAt(0).toUpperCase() + title.slice(1)}</strong>
        {httpStatus === 200 && <span className={classes.status}>HTTP 200</span>}
        {recorded && <span className={classes.status}>{recorded.outcome}</span>}
      </div>
      {recorded?.reason !== undefined && <p className={classes.reason}>{recorded.reason}</p>}
      {botBreak && <p className={classes.reason}>Bot break: {botBreak.detail}</p>}
      {failure && failure.detail !== botBreak?.detail && (
        <p className={classes.reason}>
          {failure.detail}
          {failure.duringRestart && ' The app was down or restarted meanwhile.'}
        </p>
      )}
      {fault && (
        <p className={classes.reason}>
          Sent with a fault. {FAULTS[fault][0]}: {FAULTS[fault][1]}
        </p>
      )}
      <p className={classes.reason}>{describeChatState(run)}</p>
      {run.chatState?.before === 'pending' && (
        <p className={classes.reason}>
          Haptik would not have called: the chat was with an agent. Protocol 2.4.
        </p>
      )}
    </div>
  );
}

function describeChatState({ chatState, state }: Run): string {
  if (state === 'running') return 'Waiting for the response.';
  if (!chatState) return 'The state of the chat was not recorded.';
  const { before, after } = chatState;
  if (after === undefined || before === after) return `The chat is ${CHAT_STATES[before]}.`;
  return `The chat was ${CHAT_STATES[before]} and is now ${CHAT_STATES[after]}.`;
}
