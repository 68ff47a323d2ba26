import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { readEnvironment } from '../../../src/service/config/service.environment.js';
import { COMPOSE_SERVICES, COMPOSE_VOLUMES, composeMounts } from '../../support/compose.project.js';

const CHART = 'deploy/helm/nestjs-haptik';
const read = (file: string): string => readFileSync(file, 'utf8');

describe('compose.yaml', () => {
  it('mounts files that exist, and volumes that it has', () => {
    const mounts = COMPOSE_SERVICES.flatMap(composeMounts);
    expect(mounts.length).toBeGreaterThan(3);
    expect(mounts.filter(({ source }) => !existsSync(source))).toEqual([]);
    expect(COMPOSE_VOLUMES.used).toEqual(COMPOSE_VOLUMES.known);
  });

  it('gives Grafana the dashboard where it looks for it, and the address of Prometheus', () => {
    const provisioning = 'deploy/grafana/provisioning';
    expect(composeMounts('grafana')).toContainEqual({
      source: `./${provisioning}`,
      target: '/etc/grafana/provisioning',
    });
    const { providers } = parse(read(`${provisioning}/dashboards/haptik.yml`)) as {
      providers: [{ options: { path: string } }];
    };
    expect(composeMounts('grafana')).toContainEqual({
      source: `./${CHART}/files/dashboard.json`,
      target: `${providers[0].options.path}/haptik.json`,
    });
    const { datasources } = parse(read(`${provisioning}/datasources/prometheus.yml`)) as {
      datasources: [{ url: string }];
    };
    expect(datasources[0].url).toBe('http://prometheus:9090');
    expect(COMPOSE_SERVICES).toContain('prometheus');
  });
});

it.each([
  'compose.yaml',
  'Dockerfile',
  `${CHART}/values.yaml`,
  ...readdirSync(`${CHART}/templates`).map((name) => `${CHART}/templates/${name}`),
])('%s names only variables that the service knows', (file) => {
  const names = new Set(read(file).match(/\bHAPTIK_\w*[A-Z]\b|\bDATABASE_URL\b/g));
  const unknown = [...names].filter(
    (name) => Object.keys(readEnvironment({ [name]: '1' })).length === 0,
  );
  expect(unknown).toEqual([]);
});
