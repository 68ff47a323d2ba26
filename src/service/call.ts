// Calls a node of the running service: npm run call -- <node> [entity=value …]
import { DEVELOPMENT_SECRET } from '../index.js';
import { asCommand, signedCall } from './example.call.js';

const [node, ...pairs] = process.argv.slice(2);
const { HAPTIK_URL, PORT, HAPTIK_PATH, HAPTIK_SECRET } = process.env;
const url = HAPTIK_URL || `http://127.0.0.1:${PORT || 3000}/${HAPTIK_PATH || 'haptik'}`;
const secret = HAPTIK_SECRET?.split(',')[0] || DEVELOPMENT_SECRET;

if (!node) {
  process.stderr.write('Usage: npm run call -- <node> [entity=value …]\n');
  process.exitCode = 1;
} else {
  const entities = pairs.map((pair) => pair.split(/=(.*)/s).slice(0, 2) as [string, string]);
  const call = signedCall(node, Object.fromEntries(entities), secret);
  try {
    const response = await fetch(url, { method: 'POST', ...call });
    process.stdout.write(`${response.status} ${await response.text()}\n`);
  } catch {
    process.stderr.write(`Nobody listens on ${url}. Start the service with: npm start\n`);
    process.stderr.write(`The call would have been:\n\n${asCommand(url, call)}\n`);
    process.exitCode = 1;
  }
}
