import { TestResources } from './test.resources.js';

/** Runs once before all test files. */
export default async function setUp() {
  const resources = new TestResources();
  globalThis.testResources = resources;
  process.env['TEST_RESOURCES_URL'] = await resources.start();
}
