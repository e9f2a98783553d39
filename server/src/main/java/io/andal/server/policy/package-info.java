/** The gate's pages and REST: answers, approvals, decisions. */
@NullMarked
package io.andal.server.policy;

import org.jspecify.annotations.NullMarked;
