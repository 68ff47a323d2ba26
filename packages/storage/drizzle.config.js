/** Writes a migration for what src/database says now: npm run migration. */
export default {
  dialect: 'postgresql',
  schema: ['./src/database/schema.ts', './src/database/*.schema.ts'],
  out: './src/migrations',
  schemaFilter: ['haptik'],
};
