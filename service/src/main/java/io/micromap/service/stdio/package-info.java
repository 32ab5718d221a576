/** The service over lines of JSON. */
@NullMarked
package io.micromap.service.stdio;

import org.jspecify.annotations.NullMarked;
