import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import { defineConfig } from 'vitepress';
import { readReferenceModules } from './reference.modules.ts';
import { slugify } from './slug.ts';
import { linksToSources } from './source.links.ts';

const modules = readReferenceModules();
const page = (text: string, link: string) => ({ text, link });

export default defineConfig({
  title: 'nestjs-haptik',
  description: 'Put your own code behind a Haptik chatbot: one decorated NestJS method per node.',
  // The path below which a server publishes the site, such as /nestjs-haptik/.
  base: process.env.DOCS_BASE ?? '/',
  lastUpdated: false,
  head: [['link', { rel: 'icon', href: 'data:,' }]],
  // The list of pages once, instead of in every page.
  metaChunk: true,
  vite: { build: { chunkSizeWarningLimit: 2_000 } },
  markdown: {
    // As on GitHub, so that a link to a heading works in both places.
    anchor: { slugify },
    config: (markdown) => void markdown.use(linksToSources, process.env.DOCS_SOURCES),
  },
  // A page links to it.
  buildEnd: ({ srcDir, outDir }) =>
    copyFileSync(join(srcDir, 'console.openapi.json'), join(outDir, 'console.openapi.json')),
  themeConfig: {
    search: { provider: 'local' },
    outline: [2, 3],
    nav: [
      page('Tutorial', '/tutorial'),
      page('How to', '/guide/'),
      page('Reference', '/reference/'),
      page('Protocol', '/protocol'),
      page('Operations', '/operations'),
    ],
    sidebar: {
      '/': [
        { text: 'Tutorial', items: [page('Your first node', '/tutorial')] },
        {
          text: 'How to',
          items: [
            page('All tasks', '/guide/'),
            {
              text: 'Answer nodes',
              collapsed: false,
              items: [
                page('Write node methods', '/guide/nodes'),
                page('Read entities', '/guide/entities'),
                page('Send rich elements', '/guide/rich-elements'),
                page('Handle errors and hand off', '/guide/errors'),
                page('Call the platform', '/guide/platform-api'),
              ],
            },
            {
              text: 'Develop and test',
              collapsed: false,
              items: [
                page('Generate code', '/scaffolding'),
                page('Try it in the playground', '/playground'),
                page('Test a bot', '/testing'),
                page('Record and replay calls', '/recording'),
                page('Command line', '/cli'),
              ],
            },
            {
              text: 'Host',
              collapsed: true,
              items: [
                page('Set the module options', '/guide/options'),
                page('Answer faster with the listener', '/guide/listener'),
                page('Deploy functions and code nodes', '/guide/serverless'),
                page('Use CommonJS', '/guide/commonjs'),
              ],
            },
            {
              text: 'Run with storage and console',
              collapsed: true,
              items: [
                page('Persist handoffs', '/guide/storage'),
                page('Let editors change texts', '/guide/copy'),
                page('Add the console', '/guide/console'),
                page('Edit in the console', '/console'),
              ],
            },
            {
              text: 'Operate and extend',
              collapsed: true,
              items: [
                page('Break circuits, switch nodes off', '/guide/circuit-breakers'),
                page('Add the operator API', '/guide/operator-api'),
                page('Replace parts', '/guide/extension-points'),
              ],
            },
          ],
        },
        {
          text: 'Reference',
          items: [
            page('Rich elements (HSL)', '/hsl'),
            page('Modules', '/reference/'),
            ...modules.map(({ text, link }) => page(text, link)),
          ],
        },
        { text: 'Protocol', items: [page('What Haptik sends', '/protocol')] },
        {
          text: 'Operations',
          items: [
            page('Run the service', '/operations'),
            page('Metrics and traces', '/telemetry'),
            page('Scaling', '/scaling'),
            page('Runbooks', '/runbooks/'),
            page('Upgrading', '/upgrading'),
          ],
        },
        {
          text: 'Explanation',
          items: [
            page('Architecture', '/architecture'),
            page('Performance', '/performance'),
            page('Security', '/security'),
          ],
        },
      ],
      // A page of the reference lists its module only, because every page contains its list.
      ...Object.fromEntries(
        modules.map((module) => [module.link, [page('← All pages', '/reference/'), module]]),
      ),
    },
  },
});
