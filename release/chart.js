// Gives the chart the version of the packages.
import { readFileSync, writeFileSync } from 'node:fs';

const { version } = JSON.parse(readFileSync('package.json', 'utf8'));
const file = 'deploy/helm/nestjs-haptik/Chart.yaml';
const chart = readFileSync(file, 'utf8');
writeFileSync(file, chart.replaceAll(/^(version|appVersion): .*/gm, `$1: ${version}`));
