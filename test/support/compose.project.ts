import { readFileSync } from 'node:fs';
import { parse } from 'yaml';

interface ComposeService {
  readonly volumes?: readonly string[];
  readonly ports?: readonly string[];
}

/** A file or folder of the repository that a container sees. */
export interface ComposeMount {
  readonly source: string;
  readonly target: string;
}

const { services, volumes } = parse(readFileSync('compose.yaml', 'utf8')) as {
  services: Record<string, ComposeService>;
  volumes: Record<string, unknown>;
};

/** The services of compose.yaml. */
export const COMPOSE_SERVICES = Object.keys(services);

/** Named volumes that services use, and those that exist. */
export const COMPOSE_VOLUMES = {
  used: Object.values(services).flatMap(({ volumes: used = [] }) =>
    used.filter((one) => !one.startsWith('.')).map((one) => one.split(':')[0]),
  ),
  known: Object.keys(volumes),
};

/** What a service of compose.yaml mounts of the repository. */
export function composeMounts(service: string): ComposeMount[] {
  return (services[service]?.volumes ?? [])
    .filter((volume) => volume.startsWith('.'))
    .map((volume) => {
      const [source = '', target = ''] = volume.split(':');
      return { source, target };
    });
}
