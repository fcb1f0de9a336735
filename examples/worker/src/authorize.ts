/** Lets requests with the password pass, by any user name. Browsers ask for it on the first request. */
export async function authorize(request: Request, password: string): Promise<true | Response> {
  if (!password) return new Response("The secret DASHBOARD_PASSWORD is not set.", { status: 503 });
  const [, credentials = ""] = /^Basic ([\w+/=]+)$/i.exec(request.headers.get("authorization") ?? "") ?? [];
  if (await isEqual(passwordOf(credentials), password)) return true;
  const headers = { "www-authenticate": 'Basic realm="Servers", charset="UTF-8"' };
  return new Response("The password is missing or wrong.", { status: 401, headers });
}

/** The password in the credentials, which are base64 of `name:password`. */
function passwordOf(credentials: string): string {
  try {
    const bytes = Uint8Array.from(atob(credentials), (letter) => letter.charCodeAt(0));
    return new TextDecoder().decode(bytes).replace(/^[^:]*:/, "");
  } catch {
    return "";
  }
}

/** Compares hashes, which takes the same time wherever the texts differ. */
async function isEqual(given: string, expected: string): Promise<boolean> {
  const hash = (text: string) => crypto.subtle.digest("SHA-256", new TextEncoder().encode(text));
  const [one, other] = await Promise.all([hash(given), hash(expected)]);
  return crypto.subtle.timingSafeEqual(one, other);
}
