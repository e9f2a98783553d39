/** Error budget policies: what happens at which budget, freezes, exceptions, approvals. */
@NullMarked
package io.andal.slo.policy;

import org.jspecify.annotations.NullMarked;
