// Reads may be tried out with the session; changes need a token, for they carry no CSRF token.
SwaggerUIBundle({ url: "/api/v1/openapi.yaml", dom_id: "#api", deepLinking: true, validatorUrl: null });
