@NullMarked
package io.andal.server.api;

import org.jspecify.annotations.NullMarked;
