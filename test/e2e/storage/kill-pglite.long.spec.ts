import { describeKills } from '../../support/chaos/kill.suite.js';

describeKills('PGlite', { rounds: 48, statements: 10 });
