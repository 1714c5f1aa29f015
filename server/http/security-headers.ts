import helmet from "helmet";
import type { RequestHandler } from "express";

/** Where Office on the web shows a task pane in a frame; desktop Excel needs none of these. */
const OFFICE_HOSTS = [
  "https://*.officeapps.live.com",
  "https://*.office.com",
  "https://*.office365.com",
  "https://*.sharepoint.com",
  "https://*.microsoft365.com",
];

/**
 * Everything comes from this server, nothing from elsewhere; only Office may frame the add-in, nobody the rest.
 * Fluent UI writes its rules into style elements, hence `'unsafe-inline'` for styles alone.
 */
export function securityHeaders(secure: boolean): RequestHandler {
  const forPages = headers(["'none'"], secure);
  const forAddin = headers(["'self'", ...OFFICE_HOSTS], secure);
  return (request, response, next) => {
    (FRAMED.test(request.path) ? forAddin : forPages)(request, response, next);
  };
}

/** The add-in's pages and nothing that merely begins like them: `/addinx` is a page of the dashboard. */
const FRAMED = /^\/(addin|office)(\/|$)/;

/** An answer sent before Express: JSON that no page may frame and that may load nothing. */
export const DATA_HEADERS = {
  "Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'",
  "X-Frame-Options": "DENY",
  "Referrer-Policy": "no-referrer",
  "Cross-Origin-Resource-Policy": "same-origin",
};

function headers(frameAncestors: string[], secure: boolean) {
  return helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        "default-src": ["'self'"],
        "script-src": ["'self'"],
        "style-src": ["'self'", "'unsafe-inline'"],
        "img-src": ["'self'", "data:", "blob:"],
        "font-src": ["'self'", "data:"],
        "connect-src": ["'self'"],
        "object-src": ["'none'"],
        "base-uri": ["'self'"],
        "form-action": ["'self'"],
        "frame-ancestors": frameAncestors,
      },
    },
    strictTransportSecurity: secure,
    // The frame-ancestors above speak for every browser Office runs in.
    xFrameOptions: frameAncestors.includes("'none'") ? { action: "deny" } : false,
    crossOriginOpenerPolicy: frameAncestors.includes("'none'"),
    crossOriginResourcePolicy: { policy: "same-origin" },
    referrerPolicy: { policy: "no-referrer" },
  });
}
