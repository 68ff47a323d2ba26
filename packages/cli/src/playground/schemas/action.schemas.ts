import * as v from 'valibot';
import { faultSchema, nameSchema, textSchema } from './call.schemas.js';

const index = v.pipe(v.number(), v.integer(), v.minValue(0));

export const repeatSchema = v.strictObject({
  what: v.optional(v.picklist(['bytes', 'input'])),
  fault: v.optional(faultSchema),
});

export const pressSchema = v.strictObject({
  entryId: nameSchema,
  path: v.pipe(v.array(v.union([v.string(), index])), v.maxLength(20)),
  formValues: v.optional(v.record(v.string(), v.union([v.string(), v.array(v.string())]))),
  selectedItems: v.optional(v.array(v.tuple([index, index]))),
  location: v.optional(v.strictObject({ latitude: v.number(), longitude: v.number() })),
  file: v.optional(textSchema),
  node: v.optional(nameSchema),
  bot: v.optional(nameSchema),
});

export const saySchema = v.strictObject({
  text: textSchema,
  node: v.optional(nameSchema),
  bot: v.optional(nameSchema),
  fault: v.optional(faultSchema),
});

export const searchSchema = v.strictObject({
  entryId: nameSchema,
  field: v.string(),
  query: v.pipe(v.string(), v.maxLength(1000)),
});

export const resetSchema = v.strictObject({
  what: v.optional(v.picklist(['conversation', 'user'])),
});

export const agentMessageSchema = v.strictObject({
  text: textSchema,
  agent: v.optional(nameSchema),
});

export const compareSchema = v.strictObject({ a: nameSchema, b: nameSchema });

export const openRecordingSchema = v.strictObject({ id: nameSchema });

export const exportFormatSchema = v.picklist(['jest', 'vitest', 'curl', 'fixture']);

export const settingsPatchSchema = v.strictObject({
  humanAssistance: v.optional(v.boolean()),
  botBreakMessage: v.optional(textSchema),
  timeoutMs: v.optional(v.pipe(v.number(), v.integer(), v.minValue(100), v.maxValue(120_000))),
  platform: v.optional(v.picklist(['up', 'down', 'errors', 'slow', 'dropped-responses'])),
});
