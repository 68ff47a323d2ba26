import * as v from 'valibot';

/** Limits of what the page sends, so that a mistake cannot fill the memory. */
const MAX_TEXT = 20_000;
const MAX_NAME = 200;

const text = v.pipe(v.string(), v.maxLength(MAX_TEXT));
export const nameSchema = v.pipe(v.string(), v.minLength(1), v.maxLength(MAX_NAME));
const jsonObject = v.record(v.string(), v.unknown());
export const textSchema = v.pipe(
  text,
  v.check((value) => value.trim() !== '', 'Give a text.'),
);

export const faultSchema = v.picklist([
  'wrong-secret',
  'unsigned',
  'slow-network',
  'dropped-response',
  'replayed',
  'two-at-once',
  'large-body',
]);

const entityItem = v.looseObject({
  entity_value: v.unknown(),
  detection: v.optional(text),
  original_text: v.optional(text),
});
const entities = v.record(nameSchema, v.nullable(v.array(entityItem)));
const platform = v.union([v.number(), v.pipe(v.string(), v.maxLength(MAX_NAME))]);
const envVariables = v.record(v.string(), text);

const conversationParts = {
  user: v.optional(jsonObject),
  language: v.optional(v.pipe(v.string(), v.maxLength(MAX_NAME))),
  devicePlatform: v.optional(platform),
  conversationDetails: v.optional(jsonObject),
  userDetails: v.optional(jsonObject),
  envVariables: v.optional(envVariables),
};

export const conversationPatchSchema = v.strictObject(conversationParts);

export const runInputSchema = v.strictObject({
  bot: v.optional(nameSchema),
  node: nameSchema,
  entities: v.optional(entities),
  rawBody: v.optional(v.string()),
  userMessage: v.optional(text),
  ...conversationParts,
  fault: v.optional(faultSchema),
});

const nodeRef = { node: nameSchema, bot: v.optional(nameSchema) };

export const flowSchema = v.strictObject({
  steps: v.pipe(
    v.array(
      v.strictObject({
        ...nodeRef,
        isEndNode: v.boolean(),
        says: v.array(text),
        buttons: v.record(v.string(), v.strictObject(nodeRef)),
        otherwise: v.optional(v.strictObject(nodeRef)),
        textEntity: v.optional(nameSchema),
        entities: v.optional(entities),
      }),
    ),
    v.maxLength(500),
  ),
  fallback: v.optional(v.strictObject(nodeRef)),
});
