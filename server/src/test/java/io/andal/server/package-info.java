@NullMarked
package io.andal.server;

import org.jspecify.annotations.NullMarked;
