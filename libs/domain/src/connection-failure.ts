/** Why a call to Microsoft failed, as far as it says something about the connection. */
export const CONNECTION_FAILURE_REASONS = [
  'secret_expired',
  'secret_wrong',
  'application_unknown',
  'tenant_unknown',
  'consent_missing',
  'mfa_required',
  'sign_in_expired',
  'access_blocked',
  'sign_in_refused',
  'sign_in_throttled',
  'sign_in_unavailable',
  'token_refused',
  'not_permitted',
  'user_missing',
  'throttled',
  'microsoft_failing',
  'no_answer',
  'not_connected',
  'unreadable',
] as const;
export type ConnectionFailureReason = (typeof CONNECTION_FAILURE_REASONS)[number];

/** What a failed call says about a connection to Microsoft, and what people can do about it. */
export interface ConnectionFailure {
  /** What has happened, in one plain sentence without personal data. */
  readonly meaning: string;
  /** What to do, or why there is nothing to do. */
  readonly advice: string;
  /**
   * Which later success shows that it is over. `credentials`: any call made with the same kind of token.
   * `operation`: only a call of the same kind, since another may well be served.
   */
  readonly overWith: 'credentials' | 'operation';
  /** `stops`: nothing works while it lasts. `limits`: some calls do not. `passes`: it ends by itself, at a known time. */
  readonly reach: 'stops' | 'limits' | 'passes';
}

const RESTART =
  'Services read their credentials when they start: restart customers and attestations, then check again.';

/** The one table of what can be wrong between Assent and Microsoft. */
export const CONNECTION_FAILURES: Readonly<Record<ConnectionFailureReason, ConnectionFailure>> = {
  secret_expired: {
    meaning: 'The client secret has expired, so Microsoft’s sign-in service does not let Assent in.',
    advice: `Make a new client secret in Microsoft Entra (App registrations, Certificates & secrets) and store it as PARTNER_CENTER_CLIENT_SECRET. ${RESTART}`,
    overWith: 'credentials',
    reach: 'stops',
  },
  secret_wrong: {
    meaning: 'Microsoft’s sign-in service does not know the client secret.',
    advice: `Store the secret’s value, not its id, as PARTNER_CENTER_CLIENT_SECRET, or make a new one in Microsoft Entra. ${RESTART}`,
    overWith: 'credentials',
    reach: 'stops',
  },
  application_unknown: {
    meaning: 'The application is not registered in this tenant, or was deleted or disabled there.',
    advice: `Compare tenant id and application id with the app registration in Microsoft Entra, and with App management in Partner Center. ${RESTART}`,
    overWith: 'credentials',
    reach: 'stops',
  },
  tenant_unknown: {
    meaning: 'Microsoft’s sign-in service does not know the tenant.',
    advice: `Compare PARTNER_CENTER_TENANT_ID with the tenant id of the partner in Microsoft Entra. ${RESTART}`,
    overWith: 'credentials',
    reach: 'stops',
  },
  consent_missing: {
    meaning: 'Nobody has consented to what the application may do.',
    advice:
      'A global administrator of the partner tenant grants the application admin consent for Microsoft Partner Center. Then check again.',
    overWith: 'credentials',
    reach: 'stops',
  },
  mfa_required: {
    meaning: 'Microsoft asks for a sign-in with a second factor, and the stored one was made without.',
    advice: `Sign in once more with the partner’s service user, with multifactor authentication, and store the new refresh token as PARTNER_CENTER_REFRESH_TOKEN. ${RESTART}`,
    overWith: 'credentials',
    reach: 'limits',
  },
  sign_in_expired: {
    meaning: 'The sign-in of the user has run out or was revoked; after 90 days it does so by itself.',
    advice: `Sign in once more with the partner’s service user, with multifactor authentication, and store the new refresh token as PARTNER_CENTER_REFRESH_TOKEN. ${RESTART}`,
    overWith: 'credentials',
    reach: 'limits',
  },
  access_blocked: {
    meaning:
      'A rule of the partner’s tenant blocks the sign-in, such as conditional access or a disabled user.',
    advice:
      'Look for the application in the sign-in logs of Microsoft Entra: they name the rule. Let the application through, then check again.',
    overWith: 'credentials',
    reach: 'stops',
  },
  sign_in_refused: {
    meaning: 'Microsoft’s sign-in service does not take the credentials.',
    advice: `Look Microsoft’s code up at login.microsoftonline.com/error, and check tenant id, application id, client secret and refresh token. ${RESTART}`,
    overWith: 'credentials',
    reach: 'stops',
  },
  sign_in_throttled: {
    meaning: 'Microsoft’s sign-in service takes no more requests for the moment.',
    advice: 'There is nothing to do: Assent waits and goes on by itself.',
    overWith: 'credentials',
    reach: 'passes',
  },
  sign_in_unavailable: {
    meaning: 'Microsoft’s sign-in service does not answer, or not with a token.',
    advice:
      'Assent tries again by itself. If it lasts, look at status.cloud.microsoft and whether this network lets calls to login.microsoftonline.com out.',
    overWith: 'credentials',
    reach: 'stops',
  },
  token_refused: {
    meaning: 'Partner Center does not take the token that Microsoft’s sign-in service has issued.',
    advice:
      'Check that the application is added under App management in Partner Center as a web app of this tenant, and that the tenant is the one of the partner. Then check again.',
    overWith: 'credentials',
    reach: 'stops',
  },
  not_permitted: {
    meaning: 'Partner Center refuses such a call to this application.',
    advice:
      'Check the roles of the application and of its user in Partner Center (Admin agent), and whether the partner still has a relationship with the customer.',
    overWith: 'operation',
    reach: 'limits',
  },
  user_missing: {
    meaning: 'Partner Center wants a signed-in user for such a call, and this connection has none.',
    advice: `Sign in with the partner’s service user, with multifactor authentication, and store the refresh token as PARTNER_CENTER_REFRESH_TOKEN. ${RESTART} Without it everything else works on.`,
    overWith: 'operation',
    reach: 'limits',
  },
  throttled: {
    meaning: 'Assent has made as many calls as Microsoft allows for the moment.',
    advice:
      'There is nothing to do: Assent waits as long as Microsoft asks and goes on by itself. If it happens often, lower PARTNER_CENTER_CALLS_PER_MINUTE, or find what else uses this tenant.',
    overWith: 'operation',
    reach: 'passes',
  },
  microsoft_failing: {
    meaning: 'Microsoft answered with an error of its own.',
    advice:
      'Assent tries again by itself. If it lasts, look at status.cloud.microsoft, and give Microsoft’s support the correlation id.',
    overWith: 'operation',
    reach: 'stops',
  },
  no_answer: {
    meaning: 'Microsoft did not answer in time.',
    advice:
      'Assent tries again by itself. If it lasts, look at status.cloud.microsoft and at the network between Assent and Microsoft.',
    overWith: 'operation',
    reach: 'stops',
  },
  not_connected: {
    meaning: 'The connection to Microsoft could not be made, or it broke.',
    advice:
      'Assent tries again by itself. If it lasts, check name resolution, proxy and firewall: this network must let calls to api.partnercenter.microsoft.com out.',
    overWith: 'operation',
    reach: 'stops',
  },
  unreadable: {
    meaning: 'An answer came that is not one of Partner Center, as a proxy or a maintenance page gives it.',
    advice:
      'Nothing is concluded from it and Assent tries again by itself. If it lasts, check whether a proxy stands between Assent and Microsoft, and the address of the API.',
    overWith: 'operation',
    reach: 'stops',
  },
};
