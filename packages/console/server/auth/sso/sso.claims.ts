/** Claims of an ID token or userinfo response. */
type IdTokenClaims = Readonly<Record<string, unknown>>;

/**
 * Whether the provider verified the e-mail, so that it identifies a user. Entra ID sends no
 * `email_verified`; its `xms_edov` says whether the domain owner is verified.
 *
 * @param trustEmail the result for a provider that sends neither claim
 */
export function isEmailVerified(claims: IdTokenClaims, trustEmail: boolean): boolean {
  const verificationClaims = [claims['email_verified'], claims['xms_edov']].filter(
    (claim) => claim !== undefined,
  );
  return verificationClaims.length === 0 ? trustEmail : verificationClaims.some(isTruthyClaim);
}

/** Providers send booleans, numbers and strings. */
function isTruthyClaim(claim: unknown): boolean {
  return claim === true || claim === 1 || /^(true|1)$/i.test(String(claim));
}
