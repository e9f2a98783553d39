/** What Andal itself finds wrong, as alerts. */
@org.jspecify.annotations.NullMarked
package io.andal.server.watch;
