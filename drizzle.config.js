/** Writes a migration for what src/storage/database says now: npm run migration. */
export default {
  dialect: 'postgresql',
  schema: ['./src/storage/database/schema.ts', './src/storage/database/*.schema.ts'],
  out: './src/storage/migrations',
  schemaFilter: ['haptik'],
};
