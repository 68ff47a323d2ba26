// Bundles what tsc compiled into one file and packs it into function.zip. With --esm the file is an ES module.
// The compiler comes first, because esbuild does not emit the types of constructor parameters, by which Nest injects.
import { writeFile } from 'node:fs/promises';
import { build } from 'esbuild';
import { zipSync } from 'fflate';

/** Packages that Nest imports only in applications that use them. */
const ABSENT = [
  '@nestjs/microservices',
  '@nestjs/microservices/*',
  '@nestjs/platform-express',
  '@nestjs/websockets',
  '@nestjs/websockets/*',
];

const isModule = process.argv.includes('--esm');
const { outputFiles } = await build({
  entryPoints: ['dist/main.js'],
  bundle: true,
  platform: 'node',
  target: 'node22',
  format: isModule ? 'esm' : 'cjs',
  keepNames: true, // names of classes in the log and in errors
  external: ABSENT,
  write: false,
  logLevel: 'warning',
});
const [{ contents }] = outputFiles;
const zip = zipSync({ [isModule ? 'index.mjs' : 'index.cjs']: contents });
await writeFile('function.zip', zip);
process.stdout.write(`function.zip: ${Math.round(zip.length / 1024)} kB\n`);
