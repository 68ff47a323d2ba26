/** The logo. Hidden from screen readers, as the product name is beside it. */
export function Logo({ size = 26 }: { size?: number }) {
  return <img src="./icon.svg" alt="" width={size} height={size} />;
}
