/** Who may do what: users, tokens, sessions, the first login, and the audit log. */
@NullMarked
package io.andal.server.security;

import org.jspecify.annotations.NullMarked;
