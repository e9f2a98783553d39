/** What all doors of traffic share: what they let in, what they take off it, what they count. */
@NullMarked
package io.andal.traffic.door;

import org.jspecify.annotations.NullMarked;
