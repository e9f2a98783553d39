/** What short messages cost, over real sockets to an SMS center on the same machine. */
@NullMarked
package io.andal.benchmark.sms;

import org.jspecify.annotations.NullMarked;
