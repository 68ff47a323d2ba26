// Prints what the sources ask of the release workflow as outputs of a step. Needs the tags of the repository.
import { execFileSync } from 'node:child_process';
import { readReleaseState } from './release.state.js';

const tags = execFileSync('git', ['tag', '--list'], { encoding: 'utf8' }).split('\n');
const { version, tag, hasChangesets, isDue } = readReleaseState('.', tags);
process.stdout.write(`version=${version}\ntag=${tag}\nchangesets=${hasChangesets}\ndue=${isDue}\n`);
