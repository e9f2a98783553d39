/** Where the company's alerts arrive: a mailbox, a phone and a lamp. */
@NullMarked
package io.andal.demo.plant;

import org.jspecify.annotations.NullMarked;
