import type { JsonObject } from '../../api/page.contract.js';
import { usePlayground } from '../../api/playground.state.hook.js';
import { usePage } from '../../app/page.context.js';
import { useConversationPatch } from './conversation.patch.hook.js';
import { JsonObjectInput } from './json.object.input.js';

/** `env_variables`, which the platform sends with every call. Protocol 1.7. */
export function EnvironmentFields() {
  const { envVariables } = usePlayground().conversation;
  const { markField } = usePage();
  const patch = useConversationPatch();
  return (
    <JsonObjectInput
      label="env_variables"
      description="Sent with every call. Use test values: they are shown in requests."
      value={envVariables}
      check={(map) =>
        Object.values(map).every((value) => typeof value === 'string')
          ? undefined
          : 'Each value must be a string.'
      }
      onValidity={markField}
      onCommit={(map: JsonObject) => patch({ envVariables: map as Record<string, string> })}
    />
  );
}
