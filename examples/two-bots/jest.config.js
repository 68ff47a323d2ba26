/** @type {import('jest').Config} */
module.exports = {
  roots: ['<rootDir>/src'],
  transform: { '\\.ts$': 'ts-jest' },
};
