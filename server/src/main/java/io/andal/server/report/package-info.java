/** Reports of reliability: the page, REST, files, and the mails that carry them. */
@NullMarked
package io.andal.server.report;

import org.jspecify.annotations.NullMarked;
