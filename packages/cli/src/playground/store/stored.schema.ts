import * as v from 'valibot';
import { flowSchema, runInputSchema } from '../schemas/call.schemas.js';

/** The file of presets and flow. */
export const storedSchema = v.object({
  version: v.literal(1),
  flow: flowSchema,
  presets: v.array(v.object({ name: v.pipe(v.string(), v.minLength(1)), input: runInputSchema })),
});

export type StoredPlayground = v.InferOutput<typeof storedSchema>;
