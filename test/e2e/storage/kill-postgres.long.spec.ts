import { describeKills } from '../../support/chaos/kill.suite.js';

describeKills('PostgreSQL', { rounds: 82, statements: 18 });
