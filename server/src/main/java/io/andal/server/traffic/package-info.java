/** What really runs: the page of traffic, and the doors that traffic comes in by. */
@NullMarked
package io.andal.server.traffic;

import org.jspecify.annotations.NullMarked;
