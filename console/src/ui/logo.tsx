/** The mark of the console; says nothing to a screen reader, as its name stands beside it. */
export function Logo({ size = 26 }: { size?: number }) {
  return <img src="./icon.svg" alt="" width={size} height={size} />;
}
