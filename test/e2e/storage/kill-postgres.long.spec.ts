import { describeKills } from '../../support/chaos/kill.suite.js';

describeKills('PostgreSQL', { rounds: 56, statements: 12 });
