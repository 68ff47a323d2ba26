import { Text } from '@mantine/core';
import type { Run } from '../../api/page.contract.js';
import classes from '../inspector.module.css';
import { InspectorSection } from '../inspector.section.js';
import { SignatureHelp } from '../signature/signature.help.js';
import { isSignatureRefused } from '../signature/signature.refusal.js';
import { ChannelNote } from './channel.note.js';
import { ChangeTable } from './change.table.js';
import { HandoffList } from './handoff.list.js';
import { TimeBar } from './time.bar.js';
import { Verdict } from './verdict.js';

/** What happened, in the order in which a developer asks. */
export function OverviewTab({ run }: { run: Run }) {
  const { conversationDetails, userDetails } = run.stateChanges;
  return (
    <div className={classes.content}>
      <Verdict run={run} />
      <ChannelNote run={run} />
      {isSignatureRefused(run) && <SignatureHelp run={run} />}
      <InspectorSection title="Time">
        <TimeBar run={run} />
      </InspectorSection>
      <InspectorSection title="State">
        {conversationDetails.length + userDetails.length === 0 ? (
          <Text size="sm" c="dimmed">
            The call changed neither conversation_details nor user_details.
          </Text>
        ) : (
          <>
            <ChangeTable title="conversation_details" changes={conversationDetails} />
            <ChangeTable title="user_details" changes={userDetails} />
          </>
        )}
      </InspectorSection>
      <InspectorSection title="Handoff">
        <HandoffList run={run} />
      </InspectorSection>
    </div>
  );
}
