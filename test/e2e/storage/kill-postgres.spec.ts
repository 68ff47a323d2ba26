import { describeKills } from '../../support/chaos/kill.suite.js';

describeKills('PostgreSQL', { rounds: 170, statements: 30 });
