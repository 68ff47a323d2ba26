import { HaptikSetupError } from '../haptik.error.js';

/** The application does not keep the bytes of a body, so no signature can be verified. */
export class RawBodyMissingError extends HaptikSetupError {
  constructor() {
    super(
      'The raw body is not available, so no signature can be verified. Create the application ' +
        'with NestFactory.create(AppModule, { rawBody: true }), and raise the body limit with ' +
        "app.useBodyParser('json', { limit: '1mb' }).",
    );
  }
}
