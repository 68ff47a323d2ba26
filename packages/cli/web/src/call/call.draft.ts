import type { ConversationState, NodeRef, PlaygroundNode, RunInput } from '../api/page.contract.js';
import { omit } from '../api/omit.js';
import { type EntityDrafts, toDrafts, toEntities } from './entities/entity.draft.js';

/** The call in the editor. User, maps and channel are of the conversation. */
export interface CallDraft {
  readonly bot?: string;
  readonly node: string;
  readonly mode: 'form' | 'json';
  /** By `nodeKey`, so that going back to a node finds its values. */
  readonly entities: Readonly<Record<string, EntityDrafts>>;
  /** The texts of the bodies that were edited, by `nodeKey`. */
  readonly bodies: Readonly<Record<string, string>>;
}

export const EMPTY_CALL: CallDraft = { node: '', mode: 'form', entities: {}, bodies: {} };

/** A text for a node of a bot, unique among all. */
export const nodeKey = ({ bot = '', node }: NodeRef): string => `${bot}/${node}`;

export const toRef = ({ bot, node }: NodeRef): NodeRef => ({
  ...(bot !== undefined && { bot }),
  node,
});

export const toNodeRef = ({ bot, name }: PlaygroundNode): NodeRef =>
  toRef({ ...(bot !== undefined && { bot }), node: name });

export function draftEntities(draft: CallDraft): EntityDrafts {
  return draft.entities[nodeKey(draft)] ?? {};
}

/** The edited body; undefined while it is the one of the form. */
export function draftBody(draft: CallDraft): string | undefined {
  return draft.bodies[nodeKey(draft)];
}

export function withNode(draft: CallDraft, ref: NodeRef): CallDraft {
  return {
    ...omit(draft, 'bot'),
    node: ref.node,
    ...(ref.bot !== undefined && { bot: ref.bot }),
  };
}

export function withEntities(draft: CallDraft, drafts: EntityDrafts): CallDraft {
  return { ...draft, entities: { ...draft.entities, [nodeKey(draft)]: drafts } };
}

/** @param body undefined for the one of the form */
export function withBody(draft: CallDraft, body: string | undefined): CallDraft {
  const others = omit(draft.bodies, nodeKey(draft));
  return {
    ...draft,
    bodies: body === undefined ? others : { ...others, [nodeKey(draft)]: body },
  };
}

/** The call as it is sent: in JSON mode the body that is shown. */
export function toRunInput(draft: CallDraft, conversation: ConversationState): RunInput {
  return draft.mode === 'json'
    ? { ...toRef(draft), rawBody: draftBody(draft) ?? toBody(draft, conversation) }
    : toSavedInput(draft);
}

/** The call as it is kept: a body only if it was edited. */
export function toSavedInput(draft: CallDraft): RunInput {
  const rawBody = draft.mode === 'json' ? draftBody(draft) : undefined;
  if (rawBody !== undefined) return { ...toRef(draft), rawBody };
  return { ...toRef(draft), entities: toEntities(draftEntities(draft)) };
}

/** The draft of a call that was made or saved. */
export function toCallDraft(draft: CallDraft, input: RunInput): CallDraft {
  const { entities, rawBody } = input;
  const chosen = withEntities(withNode(draft, toRef(input)), toDrafts(entities));
  return rawBody === undefined
    ? { ...chosen, mode: 'form' }
    : { ...withBody(chosen, rawBody), mode: 'json' };
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
