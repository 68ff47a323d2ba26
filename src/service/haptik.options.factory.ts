import {
  type AgentDesk,
  EmptyResponseAgentDesk,
  HaptikAgentDesk,
  type HaptikModuleOptions,
  HaptikPlatformClient,
  NullAgentDesk,
} from '../index.js';
import type { HandoffConfig, ServiceConfig } from './config/service.config.js';
import { LoggingAgentDesk } from './logging.agent.desk.js';

/** The options of HaptikModule, from the configuration of the service. */
export function createHaptikOptions(
  config: ServiceConfig,
  secrets: readonly string[],
): HaptikModuleOptions {
  const { bodyLimit, http, maxInFlight, budget, breaker, language, texts, hsl, handoff } = config;
  const platform = createOptionalPlatformClient(handoff);
  const { key, ...search } = config.search;
  return {
    secrets,
    bodyLimit,
    bodyTimeoutMs: http.requestTimeoutMs,
    maxInFlight,
    keepAliveTimeoutMs: http.keepAliveTimeoutMs,
    budget,
    breaker,
    language,
    texts,
    hsl,
    search: { ...search, ...(key !== undefined && { key }) },
    ...(platform && { platform }),
    handoff: {
      desk: createAgentDesk(handoff, platform),
      dedupeWindowMs: handoff.dedupeWindowMs,
      breaker: handoff.breaker,
      ...(handoff.team !== undefined && { team: handoff.team }),
    },
  };
}

/** One client for the desk and for whoever injects it; none while a credential is missing. */
function createOptionalPlatformClient(handoff: HandoffConfig): HaptikPlatformClient | undefined {
  const { baseUrl, token, clientId, businessId } = handoff;
  return baseUrl && token && clientId && businessId ? createPlatformClient(handoff) : undefined;
}

/** @throws HaptikSetupError when a credential is missing */
function createPlatformClient(handoff: HandoffConfig): HaptikPlatformClient {
  const { baseUrl = '', token = '', clientId = '', businessId = 0, messagingUrl } = handoff;
  const options = { baseUrl, token, clientId, businessId, ...(messagingUrl && { messagingUrl }) };
  return new HaptikPlatformClient(options, 'handoff');
}

function createAgentDesk(
  handoff: HandoffConfig,
  platform: HaptikPlatformClient | undefined,
): AgentDesk {
  const { desk, version, receiver, countdown } = handoff;
  switch (desk) {
    case 'none':
      return new NullAgentDesk();
    case 'log':
      return new LoggingAgentDesk();
    case 'empty-response':
      return new EmptyResponseAgentDesk();
    case 'haptik': {
      const queue = { version, receiver, countdown };
      return new HaptikAgentDesk(platform ?? createPlatformClient(handoff), queue);
    }
  }
}
