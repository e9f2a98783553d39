/** What channels over HTTP share: where they post to, as whom, and what an answer means. */
@NullMarked
package io.andal.channel.http;

import org.jspecify.annotations.NullMarked;
