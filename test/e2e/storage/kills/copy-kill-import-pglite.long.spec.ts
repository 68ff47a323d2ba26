import { describeCopyKills } from '../../../support/chaos/copy.kill.suite.js';

describeCopyKills('PGlite', 'import');
