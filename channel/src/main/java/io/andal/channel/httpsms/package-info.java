/** Alerts by SMS over any gateway that takes a request, as a template in the document writes it. */
@NullMarked
package io.andal.channel.httpsms;

import org.jspecify.annotations.NullMarked;
