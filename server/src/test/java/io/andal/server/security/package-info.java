@NullMarked
package io.andal.server.security;

import org.jspecify.annotations.NullMarked;
