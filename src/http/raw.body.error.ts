import { HaptikSetupError } from '../haptik.error.js';

/** The application does not keep the bytes of a body, so no signature can be verified. */
export class RawBodyMissingError extends HaptikSetupError {
  constructor() {
    super(
      'The raw body is not available, so no signature can be verified. Create the application ' +
        'with NestFactory.create(AppModule, { rawBody: true }), and raise the body limit with ' +
        "app.useBodyParser('json', { limit: '1mb' }). rawBody does nothing beside bodyParser: false: a JSON " +
        'parser of your own must keep the bytes, express.json({ verify: (request, _, bytes) => { ' +
        'request.rawBody = bytes; } }).',
    );
  }
}

/** Something of the application read the body before the library could, and kept no bytes. */
export class BodyTakenError extends HaptikSetupError {
  constructor() {
    super(
      'The body of a call was read before HaptikModule could read it, so no signature can be verified. A ' +
        'middleware or hook of the application, such as a body parser of its own, reads the stream of every ' +
        'request: leave the path of HaptikModule out of it, or let it keep the bytes in request.rawBody.',
    );
  }
}
