import type { INestApplicationContext, Type } from '@nestjs/common';
import { HaptikSetupError } from '../../haptik.error.js';

/**
 * A provider of `HaptikModule`.
 *
 * @throws HaptikSetupError when the application does not import the module
 */
export function getProvider<T>(app: INestApplicationContext, type: Type<T>): T {
  try {
    return app.get(type, { strict: false });
  } catch (cause) {
    throw new HaptikSetupError(
      'The application does not import HaptikModule. Add HaptikModule.forRoot(…) to the imports of its ' +
        'root module.',
      { cause },
    );
  }
}
