import type { HaptikPlatformEmulator } from 'nestjs-haptik/testing';

export interface EmulatorRequestOptions {
  readonly method?: string;
  /** Sent as JSON; FormData is sent as a form. */
  readonly body?: unknown;
  readonly query?: Readonly<Record<string, string>>;
  /** Replaces headers of the client; undefined omits a header. */
  readonly headers?: Readonly<Record<string, string | undefined>>;
  readonly signal?: AbortSignal;
}

export interface EmulatorJsonResponse {
  readonly status: number;
  readonly body: unknown;
}

/** Sends a request to the platform like its client. Options replace single parts. */
export async function requestEmulatorJson(
  emulator: HaptikPlatformEmulator,
  path: string,
  options: EmulatorRequestOptions = {},
): Promise<EmulatorJsonResponse> {
  const response = await requestEmulator(emulator, path, options);
  return { status: response.status, body: await response.json() };
}

/** Like {@link requestEmulatorJson}, for responses that are not complete JSON. */
export function requestEmulator(
  emulator: HaptikPlatformEmulator,
  path: string,
  { method = 'POST', body, query = {}, headers = {}, signal }: EmulatorRequestOptions = {},
): Promise<Response> {
  const { baseUrl, token, clientId } = emulator.credentials;
  const isForm = body instanceof FormData;
  const all = {
    Authorization: `Bearer ${token}`,
    'client-id': clientId,
    ...(!isForm && { 'Content-Type': 'application/json' }),
    ...headers,
  };
  const sent = Object.entries(all).filter(
    (entry): entry is [string, string] => entry[1] !== undefined,
  );
  const search = new URLSearchParams(query).toString();
  return fetch(`${baseUrl}${path}${search && '?'}${search}`, {
    method,
    headers: sent,
    ...(body !== undefined && { body: isForm ? body : JSON.stringify(body) }),
    ...(signal && { signal }),
  });
}

export const SEND_CHAT_TO_AGENT_PATH = '/integration/external/v1.0/send_chat_to_agent/';

/** A complete handoff request of a user; options replace single fields. */
export function requestHandoff(
  emulator: HaptikPlatformEmulator,
  user_name: unknown,
  fields: Readonly<Record<string, unknown>> = {},
): Promise<EmulatorJsonResponse> {
  const { businessId: business_id, team: team_name } = emulator.credentials;
  return requestEmulatorJson(emulator, SEND_CHAT_TO_AGENT_PATH, {
    body: { user_name, business_id, team_name, ...fields },
  });
}
