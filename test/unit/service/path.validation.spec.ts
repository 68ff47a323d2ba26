import { ServiceConfig } from '../../../src/service/config/service.config.js';
import { validatePaths } from '../../../src/service/path.validation.js';

function configOf(pages: string, token?: string): ServiceConfig {
  return Object.assign(new ServiceConfig(), {
    path: 'haptik',
    operator: { path: 'operator', token },
    console: { mode: 'on', path: pages },
  });
}

describe('the paths of the service', () => {
  it.each(['haptik', 'haptik/console', 'health', 'Operator'])(
    'leave no room for a console at %s',
    (pages) => {
      expect(() => validatePaths(configOf(pages, 'a-token-of-operators'))).toThrow(/console.path/);
    },
  );

  it('leave that of operators to the console where no operator has a token', () => {
    expect(() => validatePaths(configOf('operator'))).not.toThrow();
  });
});
