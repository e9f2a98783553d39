@NullMarked
package io.andal.server.policy;

import org.jspecify.annotations.NullMarked;
