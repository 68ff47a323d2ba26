import type { ConfigService } from '@nestjs/config';
import {
  type AgentDesk,
  EmptyResponseDesk,
  HaptikAgentDesk,
  type HaptikModuleOptions,
  NoDesk,
} from '../index.js';
import type { HandoffConfig, ServiceConfig } from './config/service.config.js';
import { LogDesk } from './log.desk.js';

/** The options of HaptikModule, from the configuration of the service. */
export function haptikOptionsFrom(
  config: ConfigService<ServiceConfig, true>,
  secrets: readonly string[],
): HaptikModuleOptions {
  const handoff = config.get('handoff', { infer: true });
  const { key, ...search } = config.get('search', { infer: true });
  return {
    secrets,
    bodyLimit: config.get('bodyLimit', { infer: true }),
    maxInFlight: config.get('maxInFlight', { infer: true }),
    budget: config.get('budget', { infer: true }),
    language: config.get('language', { infer: true }),
    texts: config.get('texts', { infer: true }),
    hsl: config.get('hsl', { infer: true }),
    search: { ...search, ...(key !== undefined && { key }) },
    handoff: {
      desk: deskOf(handoff),
      standsFor: handoff.standsFor,
      ...(handoff.team !== undefined && { team: handoff.team }),
    },
  };
}

function deskOf(handoff: HandoffConfig): AgentDesk {
  const { baseUrl = '', token = '', clientId = '', businessId = 0 } = handoff;
  const { version, receiver, countdown } = handoff;
  switch (handoff.desk) {
    case 'none':
      return new NoDesk();
    case 'log':
      return new LogDesk();
    case 'empty-response':
      return new EmptyResponseDesk();
    case 'haptik':
      return new HaptikAgentDesk({
        baseUrl,
        token,
        clientId,
        businessId,
        version,
        receiver,
        countdown,
      });
  }
}
