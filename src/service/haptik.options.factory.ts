import {
  type AgentDesk,
  EmptyResponseAgentDesk,
  HaptikAgentDesk,
  type HaptikModuleOptions,
  HaptikPlatformClient,
} from 'nestjs-haptik';
import type { HandoffConfig, PlatformConfig, ServiceConfig } from './config/service.config.js';
import { LoggingAgentDesk } from './logging.agent.desk.js';

/** The options of HaptikModule, from the configuration of the service. */
export function createHaptikOptions(
  config: ServiceConfig,
  secrets: readonly string[],
  developmentDesk?: AgentDesk,
): HaptikModuleOptions {
  const { bodyLimit, http, maxInFlight, limits, budget, breaker, language, texts, hsl, handoff } =
    config;
  const platform = createPlatformClient(config.platform);
  const { key, ...search } = config.search;
  return {
    secrets,
    bodyLimit,
    bodyTimeoutMs: http.requestTimeoutMs,
    maxInFlight,
    ...(limits.maxInFlightPerNode !== undefined && {
      maxInFlightPerNode: limits.maxInFlightPerNode,
    }),
    memory: limits.memory,
    sourceLimits: { rejections: limits.sources.rejections, searches: limits.sources.searches },
    trustProxy: config.console.trustProxy,
    keepAliveTimeoutMs: http.keepAliveTimeoutMs,
    shutdownTimeoutMs: http.shutdownTimeoutMs,
    budget,
    breaker,
    language,
    texts,
    hsl,
    search: { ...search, ...(key !== undefined && { key }) },
    ...(platform && { platform }),
    handoff: {
      desk: createAgentDesk(handoff, platform, developmentDesk),
      dedupeWindowMs: handoff.dedupeWindowMs,
      breaker: handoff.breaker,
      ...(handoff.team !== undefined && { team: handoff.team }),
    },
  };
}

/** One client for the agent desk and for injection; undefined while a credential is missing. */
function createPlatformClient(platform: Partial<PlatformConfig>): HaptikPlatformClient | undefined {
  const { baseUrl, token, clientId, businessId, messagingUrl } = platform;
  if (!baseUrl || !token || !clientId || !businessId) return undefined;
  const options = { baseUrl, token, clientId, businessId, ...(messagingUrl && { messagingUrl }) };
  return new HaptikPlatformClient(options, 'platform');
}

function createAgentDesk(
  { desk, version, receiver, countdown }: HandoffConfig,
  platform: HaptikPlatformClient | undefined,
  developmentDesk: AgentDesk | undefined,
): AgentDesk | undefined {
  switch (desk) {
    case 'none':
      return undefined;
    case 'log':
      return developmentDesk ?? new LoggingAgentDesk();
    case 'empty-response':
      return new EmptyResponseAgentDesk();
    case 'haptik':
      if (!platform) throw new Error('the platform is not configured'); // validation excludes it
      return new HaptikAgentDesk(platform, { version, receiver, countdown });
  }
}
