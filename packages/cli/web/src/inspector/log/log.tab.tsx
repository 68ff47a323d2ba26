import { Text } from '@mantine/core';
import type { Run } from '../../api/page.contract.js';
import { usePlayground } from '../../api/playground.state.hook.js';
import { Facts } from '../../shell/facts.js';
import classes from '../inspector.module.css';
import { InspectorSection } from '../inspector.section.js';
import { LogLines } from './log.lines.js';

/** What the app recorded of the call: log lines and trace. */
export function LogTab({ run: { recorded } }: { run: Run }) {
  const { target } = usePlayground();
  if (!recorded)
    return (
      <div className={classes.content}>
        <Text size="sm" c="dimmed">
          {target.isNestHaptik
            ? 'The app recorded nothing of this call.'
            : 'Log lines come from an app with HaptikModule that runs outside production.'}
        </Text>
      </div>
    );
  return (
    <div className={classes.content}>
      <InspectorSection title="Recorded by the app">
        <Facts
          facts={[
            ['Outcome', recorded.outcome],
            ['Handoff', recorded.handoff],
            ['Trace', recorded.traceId && <code key="trace">{recorded.traceId}</code>],
            ['Call', <code key="id">{recorded.id}</code>],
          ]}
        />
      </InspectorSection>
      <InspectorSection title="Log">
        {recorded.log.length === 0 ? (
          <Text size="sm" c="dimmed">
            The app logged nothing during the call.
          </Text>
        ) : (
          <LogLines lines={recorded.log} />
        )}
      </InspectorSection>
    </div>
  );
}
