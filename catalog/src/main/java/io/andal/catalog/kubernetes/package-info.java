/** Kubernetes manifests: what they let in from outside is an API. */
@NullMarked
package io.andal.catalog.kubernetes;

import org.jspecify.annotations.NullMarked;
