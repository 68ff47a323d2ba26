import { describeKills } from '../../support/chaos/kill.suite.js';

describeKills('PostgreSQL', { rounds: 164, statements: 18 });
