/** The texts that a user or token may change; null means all. */
export interface Limits {
  readonly languages: readonly string[] | null;
  readonly prefixes: readonly string[] | null;
}

/** Limits as form values: an empty selection means no limit. */
export interface LimitFieldValues {
  readonly languages: string[];
  readonly prefixes: string[];
}

export const NO_LIMITS: LimitFieldValues = { languages: [], prefixes: [] };

export function toLimits({ languages, prefixes }: LimitFieldValues): Limits {
  return {
    languages: languages.length > 0 ? languages : null,
    prefixes: prefixes.length > 0 ? prefixes : null,
  };
}

export function toLimitFields({ languages, prefixes }: Limits): LimitFieldValues {
  return { languages: [...(languages ?? [])], prefixes: [...(prefixes ?? [])] };
}
