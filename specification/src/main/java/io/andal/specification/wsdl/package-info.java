/** WSDL 1.1: services of SOAP. */
@NullMarked
package io.andal.specification.wsdl;

import org.jspecify.annotations.NullMarked;
