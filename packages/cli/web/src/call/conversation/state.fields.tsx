import { Stack } from '@mantine/core';
import type { JsonObject } from '../../api/page.contract.js';
import { usePlayground } from '../../api/playground.state.hook.js';
import { usePage } from '../../app/page.context.js';
import { useConversationPatch } from './conversation.patch.hook.js';
import { JsonObjectInput } from './json.object.input.js';

/** The two maps that nodes keep values in. Protocol 1.7. */
export function StateFields() {
  const { conversationDetails, userDetails } = usePlayground().conversation;
  const { markField } = usePage();
  const patch = useConversationPatch();
  return (
    <Stack gap={10}>
      <JsonObjectInput
        label="conversation_details"
        description={`Until the chat is complete · ${size(conversationDetails)}`}
        value={conversationDetails}
        onValidity={markField}
        onCommit={(details) => patch({ conversationDetails: details })}
      />
      <JsonObjectInput
        label="user_details"
        description={`Stays with the user · ${size(userDetails)}`}
        value={userDetails}
        onValidity={markField}
        onCommit={(details) => patch({ userDetails: details })}
      />
    </Stack>
  );
}

/** Haptik limits the maps by characters. Protocol 2.5. */
function size(map: JsonObject): string {
  const { length } = JSON.stringify(map);
  return length > 2 ? `${length} characters of at most 500` : 'empty';
}
