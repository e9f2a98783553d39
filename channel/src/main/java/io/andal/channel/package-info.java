/** How alerts reach people and machines: a port, and a package for each system behind it. */
@NullMarked
package io.andal.channel;

import org.jspecify.annotations.NullMarked;
