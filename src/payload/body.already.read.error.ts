import { HaptikSetupError } from '../haptik.error.js';

/** The application read the body before the library and did not keep its bytes. */
export class BodyAlreadyReadError extends HaptikSetupError {
  constructor() {
    super(
      'The body of a call was read before HaptikModule could read it, so no signature can be verified. A ' +
        'middleware or hook of the application, such as another body parser, reads the stream of every ' +
        'request: leave the path of HaptikModule out of it, or let it keep the bytes in request.rawBody. ' +
        "Nest's own parser does so with NestFactory.create(AppModule, { rawBody: true }), one of Express with " +
        'express.json({ verify: (request, _, bytes) => { request.rawBody = bytes; } }).',
    );
  }
}
