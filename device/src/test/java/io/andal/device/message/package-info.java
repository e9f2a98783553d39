/** Tests of messages and their payloads. */
@NullMarked
package io.andal.device.message;

import org.jspecify.annotations.NullMarked;
