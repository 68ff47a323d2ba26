import { describeKills } from '../../support/chaos/kill.suite.js';

describeKills('PGlite', { rounds: 34, statements: 60 });
