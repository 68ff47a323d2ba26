/** What a provider says of somebody, in its ID token or as an answer. */
type IdTokenClaims = Readonly<Record<string, unknown>>;

/**
 * Whether the e-mail of somebody was checked, so that they are the user who has it. Entra ID sends no
 * `email_verified`; its `xms_edov` says whether the owner of the domain is known.
 *
 * @param trustEmail what holds for a provider that says neither
 */
export function isEmailVerified(claims: IdTokenClaims, trustEmail: boolean): boolean {
  const said = [claims['email_verified'], claims['xms_edov']].filter(
    (claim) => claim !== undefined,
  );
  return said.length === 0 ? trustEmail : said.some(isTruthyClaim);
}

/** Providers write it as each of these. */
function isTruthyClaim(claim: unknown): boolean {
  return claim === true || claim === 1 || /^(true|1)$/i.test(String(claim));
}
