import { describeKills } from '../../../support/chaos/kill.suite.js';

describeKills('PostgreSQL', { rounds: 28, statements: 12 });
