/** How far exported rules are from the truth, beside those of Sloth and Pyrra. */
@NullMarked
package io.andal.benchmark.rules;

import org.jspecify.annotations.NullMarked;
