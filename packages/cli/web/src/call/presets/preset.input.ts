import type { ConversationState, JsonObject, Preset, RunInput } from '../../api/page.contract.js';
import { type CallDraft, toSavedInput } from '../call.draft.js';

/** Fields of `user` that name or authenticate a person. Protocol 1.5. */
const PRIVATE_FIELDS = ['auth_id', 'auth_code'];

/** What a preset does not have unless it is wanted, since its file can be committed. */
export function listPrivateParts({ user, envVariables }: ConversationState): readonly string[] {
  return [
    ...PRIVATE_FIELDS.filter((name) => name in user),
    ...(Object.keys(envVariables).length > 0 ? ['env_variables'] : []),
  ];
}

/** The user of a preset, with the fields of the present one that presets do not have. */
export function withPrivateFields(user: JsonObject, present: JsonObject): JsonObject {
  const kept = PRIVATE_FIELDS.flatMap((name) => (name in present ? [[name, present[name]]] : []));
  return { ...Object.fromEntries(kept), ...user };
}

/** The call in the editor, with the user and the state of the conversation. */
export function toPresetInput(
  draft: CallDraft,
  conversation: ConversationState,
  hasPrivateParts: boolean,
): RunInput {
  const { user, language, devicePlatform } = conversation;
  const { conversationDetails, userDetails, envVariables } = conversation;
  const fields = Object.entries(user).filter(
    ([name]) => hasPrivateParts || !PRIVATE_FIELDS.includes(name),
  );
  return {
    ...toSavedInput(draft),
    user: Object.fromEntries(fields),
    language,
    devicePlatform,
    conversationDetails,
    userDetails,
    ...(hasPrivateParts && { envVariables }),
  };
}

/** The name, with a number if it is taken. */
export function findFreeName(name: string, presets: readonly Preset[]): string {
  const isTaken = (one: string): boolean => presets.some((preset) => preset.name === one);
  let free = name;
  for (let number = 2; isTaken(free); number += 1) free = `${name} ${number}`;
  return free;
}
