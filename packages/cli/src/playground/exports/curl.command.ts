import { quoteForShell } from '../../webhook/shell.quote.js';
import type { Run } from '../playground.contract.js';

const IGNORED_HEADERS = new Set(['host', 'content-length', 'connection', 'x-hub-signature']);

/**
 * A shell script that makes the call again. It reads the secret from the environment, and passes it to no
 * command as an argument.
 */
export function renderCurl({ request }: Run, bytes: Uint8Array): string {
  const body = Buffer.from(bytes).toString('utf8');
  const { signature } = request;
  const headers = request.headers
    .filter(([name]) => !IGNORED_HEADERS.has(name.toLowerCase()))
    .map(([name, value]) => `  -H ${quoteForShell(`${name}: ${value}`)} \\\n`);
  if (!signature) {
    return `#!/bin/sh
body=${quoteForShell(body)}
printf '%s' "$body" | curl --silent --show-error --request POST \\
${headers.join('')}  --data-binary @- ${quoteForShell(request.url)}
`;
  }
  const { variable, source } = signature.secret;
  const sample = source === 'development' ? ", which is 'test' for the sample" : '';
  return `#!/bin/sh
# Signed with the secret in ${variable}${sample}: export it first.
body=${quoteForShell(body)}
signature=$(printf '%s' "$body" | node -e '
  const { createHmac } = require("node:crypto");
  const body = require("node:fs").readFileSync(0);
  console.log(createHmac("sha1", process.env.${variable}).update(body).digest("hex"));
')
printf '%s' "$body" | curl --silent --show-error --request POST \\
${headers.join('')}  -H "X-Hub-Signature: sha1=$signature" \\
  --data-binary @- ${quoteForShell(request.url)}
`;
}
