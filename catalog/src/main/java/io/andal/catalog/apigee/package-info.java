/** Apigee: API proxies with their revisions, where these run, and who uses them. */
@NullMarked
package io.andal.catalog.apigee;

import org.jspecify.annotations.NullMarked;
