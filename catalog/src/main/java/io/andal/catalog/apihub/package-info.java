/** Apigee API hub: Google Cloud's registry of APIs. */
@NullMarked
package io.andal.catalog.apihub;

import org.jspecify.annotations.NullMarked;
