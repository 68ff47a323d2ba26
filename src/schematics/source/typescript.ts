import { createRequire } from 'node:module';
import { join } from 'node:path';
import type ts from 'typescript';

/**
 * The compiler of the application in whose folder a schematic runs. It is not a peer dependency, not even an optional one:
 * `npm ci --omit=dev` would install it.
 */
export const typescript = createRequire(join(process.cwd(), 'package.json'))(
  'typescript',
) as typeof ts;
