import { assertNestVersion } from 'nestjs-haptik/internal';

// Imported first. The application of the console needs NestJS 12, nestjs-haptik also runs with 11.
assertNestVersion('@nestjs-haptik/console', 12);
