/** What a whole server costs: its start, its pages, its answers. */
@NullMarked
package io.andal.benchmark.server;

import org.jspecify.annotations.NullMarked;
