import { api } from '../../api/playground.api.js';
import type { ConversationPatch } from '../../api/page.contract.js';
import { useAction } from '../../app/action.hook.js';
import { CONVERSATION_SCOPE } from '../../app/conversation.scope.js';

/** Changes what Haptik knows of the conversation: the next call sends it. */
export function useConversationPatch(): (patch: ConversationPatch) => void {
  const { mutate } = useAction((patch: ConversationPatch) => api.patch('conversation', patch), {
    scope: CONVERSATION_SCOPE,
  });
  return mutate;
}
