/** Agreements as documents: reading, checking, and the schedules of known providers. */
@NullMarked
package io.andal.agreement.document;

import org.jspecify.annotations.NullMarked;
