import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { serveStatic } from '@hono/node-server/serve-static';
import type { Hono } from 'hono';

const NOT_BUILT_HTML = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<title>Haptik playground</title>
</head>
<body>
<h1>The page of the playground is not built</h1>
<p>The API works, but the page is missing. In a clone of nestjs-haptik, build it with <code>npm run build</code>, and restart the
playground. The published package contains it.</p>
</body>
</html>
`;

/** Serves the built page: its files, whose names in `assets` contain a hash of their content. */
export function servePage(app: Hono, folder: string): void {
  const index = join(folder, 'index.html');
  if (!existsSync(index)) {
    app.get('/', (context) => context.html(NOT_BUILT_HTML));
    return;
  }
  app.use(
    '*',
    serveStatic({
      root: folder,
      onFound: (_, context) => {
        const isHashed = context.req.path.startsWith('/assets/');
        context.header(
          'Cache-Control',
          isHashed ? 'public, max-age=31536000, immutable' : 'no-cache',
        );
      },
    }),
  );
}
