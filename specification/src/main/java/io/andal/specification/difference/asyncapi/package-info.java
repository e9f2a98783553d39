/** Compares AsyncAPI descriptions, by what they mean for those who send and receive. */
@NullMarked
package io.andal.specification.difference.asyncapi;

import org.jspecify.annotations.NullMarked;
