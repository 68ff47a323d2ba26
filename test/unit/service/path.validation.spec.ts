import { ServiceConfig } from '../../../src/service/config/service.config.js';
import { validatePaths } from '../../../src/service/path.validation.js';

function configOf(consolePath: string, token?: string): ServiceConfig {
  return Object.assign(new ServiceConfig(), {
    path: 'haptik',
    operator: { path: 'operator', token },
    console: { mode: 'on', path: consolePath },
  });
}

describe('the paths of the service', () => {
  it.each(['haptik', 'haptik/console', 'health', 'Operator'])(
    'reject a console at %s',
    (consolePath) => {
      expect(() => validatePaths(configOf(consolePath, 'a-token-of-operators'))).toThrow(
        /console.path/,
      );
    },
  );

  it('allow a console at the path of the operator API if that is off', () => {
    expect(() => validatePaths(configOf('operator'))).not.toThrow();
  });
});
