import { describeKills } from '../../../support/chaos/kill.suite.js';

describeKills('PGlite', { rounds: 24, statements: 10 });
