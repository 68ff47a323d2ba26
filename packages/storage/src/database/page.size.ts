const PAGE_SIZE = 50;
const MAX_PAGE_SIZE = 500;

/** The number of entries of a page: 1 to 500, 50 by default. */
export function clampPageSize(limit = PAGE_SIZE): number {
  return Math.min(Math.max(1, Math.trunc(limit) || PAGE_SIZE), MAX_PAGE_SIZE);
}
