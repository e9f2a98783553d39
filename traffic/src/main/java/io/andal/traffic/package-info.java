/** What really runs: requests seen, their templates, consumers and slices. */
@NullMarked
package io.andal.traffic;

import org.jspecify.annotations.NullMarked;
