/** What all ways of sending an SMS share: numbers, alphabets, parts, and a text that fits. */
@NullMarked
package io.andal.channel.sms;

import org.jspecify.annotations.NullMarked;
