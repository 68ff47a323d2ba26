import type { ConversationState, NodeRef, PlaygroundNode, RunInput } from '../api/page.contract.js';
import { omit } from '../api/omit.js';
import { type EntityDrafts, toDrafts, toEntities } from './entities/entity.draft.js';

/** The call in the editor. User, maps and channel are of the conversation. */
export interface CallDraft {
  readonly bot?: string;
  readonly node: string;
  /** By `nodeKey`, so that going back to a node finds its values. */
  readonly entities: Readonly<Record<string, EntityDrafts>>;
  /** The text of the body while it is edited as JSON. */
  readonly rawBody?: string;
}

export const EMPTY_CALL: CallDraft = { node: '', entities: {} };

/** A text for a node of a bot, unique among all. */
export const nodeKey = ({ bot = '', node }: NodeRef): string => `${bot}/${node}`;

export const toRef = ({ bot, name }: PlaygroundNode): NodeRef => ({
  ...(bot !== undefined && { bot }),
  node: name,
});

export function draftEntities(draft: CallDraft): EntityDrafts {
  return draft.entities[nodeKey(draft)] ?? {};
}

export function withNode(draft: CallDraft, ref: NodeRef): CallDraft {
  const rest = omit(omit(draft, 'bot'), 'rawBody');
  return { ...rest, node: ref.node, ...(ref.bot !== undefined && { bot: ref.bot }) };
}

export function withEntities(draft: CallDraft, drafts: EntityDrafts): CallDraft {
  return { ...draft, entities: { ...draft.entities, [nodeKey(draft)]: drafts } };
}

export function toRunInput({ bot, node, rawBody, ...draft }: CallDraft): RunInput {
  const ref = { node, ...(bot !== undefined && { bot }) };
  if (rawBody !== undefined) return { ...ref, rawBody };
  return { ...ref, entities: toEntities(draft.entities[nodeKey(ref)] ?? {}) };
}

/** The draft of a call that was made or saved. */
export function toCallDraft(draft: CallDraft, input: RunInput): CallDraft {
  const { bot, node, entities, rawBody } = input;
  const ref = { node, ...(bot !== undefined && { bot }) };
  const chosen = withEntities(withNode(draft, ref), toDrafts(entities));
  return rawBody === undefined ? chosen : { ...chosen, rawBody };
}

/** The body as the server makes it of the draft, to begin editing it. Protocol 1.4. */
export function toBody(draft: CallDraft, conversation: ConversationState): string {
  const { user, language, devicePlatform, no } = conversation;
  const body = {
    node: draft.node,
    event: 'API_INTEGRATION',
    user: { ...user, language_code: language, device_platform: devicePlatform },
    entities: toEntities(draftEntities(draft)),
    conversation_no: no,
    conversation_details: conversation.conversationDetails,
    user_details: conversation.userDetails,
    env_variables: conversation.envVariables,
  };
  return JSON.stringify(body, null, 2);
}
